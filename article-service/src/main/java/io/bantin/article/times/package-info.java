/** Reads the times that people type. */
@NullMarked
package io.bantin.article.times;

import org.jspecify.annotations.NullMarked;
