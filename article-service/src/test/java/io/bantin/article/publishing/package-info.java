/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.publishing;

import org.jspecify.annotations.NullMarked;
