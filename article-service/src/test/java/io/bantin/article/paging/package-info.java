/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.paging;

import org.jspecify.annotations.NullMarked;
