/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.merging;

import org.jspecify.annotations.NullMarked;
