/** Where the store finds documents without looking at all of them, and in which order. */
@NullMarked
package io.bantin.stack.store.index;

import org.jspecify.annotations.NullMarked;
