/** Verifies tokens, and sets the headers that make browsers treat an answer of the API as data. */
@NullMarked
package io.bantin.gateway.access;

import org.jspecify.annotations.NullMarked;
