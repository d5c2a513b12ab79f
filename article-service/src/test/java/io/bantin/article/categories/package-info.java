/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.categories;

import org.jspecify.annotations.NullMarked;
