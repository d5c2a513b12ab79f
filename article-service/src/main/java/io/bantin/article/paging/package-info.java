/** Pages of long lists. */
@NullMarked
package io.bantin.article.paging;

import org.jspecify.annotations.NullMarked;
