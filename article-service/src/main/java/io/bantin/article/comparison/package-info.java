/** Compares texts and lists of two versions, and merges what two people wrote at the same time. */
@NullMarked
package io.bantin.article.comparison;

import org.jspecify.annotations.NullMarked;
