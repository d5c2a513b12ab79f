/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.transitions;

import org.jspecify.annotations.NullMarked;
