/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.editorial;

import org.jspecify.annotations.NullMarked;
