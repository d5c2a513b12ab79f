/** Tests of the kit as a whole. */
@NullMarked
package io.bantin.kit;

import org.jspecify.annotations.NullMarked;
