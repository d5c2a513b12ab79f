/** Limits on what renderings take together: memory, processors and time. */
@NullMarked
package io.bantin.article.rendering.capacity;

import org.jspecify.annotations.NullMarked;
