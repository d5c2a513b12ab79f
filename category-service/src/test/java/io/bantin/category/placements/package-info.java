/** Tests of what the events of articles change. */
@NullMarked
package io.bantin.category.placements;

import org.jspecify.annotations.NullMarked;
