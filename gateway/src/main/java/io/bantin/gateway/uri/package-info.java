/** The path and query of a request, in the one form that every rule of the gateway compares. */
@NullMarked
package io.bantin.gateway.uri;

import org.jspecify.annotations.NullMarked;
