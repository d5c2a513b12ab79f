/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.manuscripts;

import org.jspecify.annotations.NullMarked;
