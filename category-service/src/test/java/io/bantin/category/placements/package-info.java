/** Tests of the placements. */
@NullMarked
package io.bantin.category.placements;

import org.jspecify.annotations.NullMarked;
