/** A service of a few lines, as the real ones use the kit: notes that are written and published. */
@NullMarked
package io.bantin.kit.notes;

import org.jspecify.annotations.NullMarked;
