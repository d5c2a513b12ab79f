/** Tests of indexes by themselves. */
@NullMarked
package io.bantin.stack.store.index;

import org.jspecify.annotations.NullMarked;
