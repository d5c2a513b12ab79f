/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.finding;

import org.jspecify.annotations.NullMarked;
