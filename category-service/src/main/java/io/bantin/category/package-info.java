/** category-service: owns the tree of categories. */
@NullMarked
package io.bantin.category;

import org.jspecify.annotations.NullMarked;
