/** The category tree: creates, renames, lists and removes categories and publishes each change. */
@NullMarked
package io.bantin.category.tree;

import org.jspecify.annotations.NullMarked;
