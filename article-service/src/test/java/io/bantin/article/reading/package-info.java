/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.reading;

import org.jspecify.annotations.NullMarked;
