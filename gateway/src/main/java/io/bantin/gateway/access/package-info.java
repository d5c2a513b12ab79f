/** Tokens at the door, and the headers that keep browsers from misreading an answer of the API. */
@NullMarked
package io.bantin.gateway.access;

import org.jspecify.annotations.NullMarked;
