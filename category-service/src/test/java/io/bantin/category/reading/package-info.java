/** Tests of the tree as anyone reads it. */
@NullMarked
package io.bantin.category.reading;

import org.jspecify.annotations.NullMarked;
