/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.scheduling;

import org.jspecify.annotations.NullMarked;
