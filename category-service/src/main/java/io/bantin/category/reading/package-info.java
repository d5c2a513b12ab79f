/** The tree as anyone may read it. */
@NullMarked
package io.bantin.category.reading;

import org.jspecify.annotations.NullMarked;
