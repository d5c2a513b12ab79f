/** Long lists, page by page. */
@NullMarked
package io.bantin.article.paging;

import org.jspecify.annotations.NullMarked;
