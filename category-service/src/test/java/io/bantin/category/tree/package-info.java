/** Tests of the tree. */
@NullMarked
package io.bantin.category.tree;

import org.jspecify.annotations.NullMarked;
