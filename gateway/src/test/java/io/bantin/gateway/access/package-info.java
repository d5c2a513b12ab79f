/** The door's tokens, apart from the door. */
@NullMarked
package io.bantin.gateway.access;

import org.jspecify.annotations.NullMarked;
