/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.times;

import org.jspecify.annotations.NullMarked;
