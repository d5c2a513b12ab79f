/** Tests of the capacity package. */
@NullMarked
package io.bantin.article.rendering.capacity;

import org.jspecify.annotations.NullMarked;
