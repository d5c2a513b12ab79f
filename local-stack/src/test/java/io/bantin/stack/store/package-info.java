/** What the store promises beyond its library: durability and indexes. */
@NullMarked
package io.bantin.stack.store;

import org.jspecify.annotations.NullMarked;
