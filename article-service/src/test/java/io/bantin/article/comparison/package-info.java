/** Tests of comparing and merging, with generated edits. */
@NullMarked
package io.bantin.article.comparison;

import org.jspecify.annotations.NullMarked;
