/** The tree: making, renaming, listing and removing categories, and telling the other services. */
@NullMarked
package io.bantin.category.tree;

import org.jspecify.annotations.NullMarked;
