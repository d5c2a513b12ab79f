/** The state of the tree as a whole: which change of it is decided, and a count of the writes to categories. */
@NullMarked
package io.bantin.category.changes;

import org.jspecify.annotations.NullMarked;
