/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.rendering;

import org.jspecify.annotations.NullMarked;
