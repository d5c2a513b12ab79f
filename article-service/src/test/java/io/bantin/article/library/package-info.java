/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.library;

import org.jspecify.annotations.NullMarked;
