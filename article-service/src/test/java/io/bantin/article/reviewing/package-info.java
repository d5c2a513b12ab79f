/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.reviewing;

import org.jspecify.annotations.NullMarked;
