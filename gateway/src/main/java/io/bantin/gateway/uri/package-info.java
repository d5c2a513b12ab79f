/** Normalises the path and query of a request, so that each rule of the gateway compares one form. */
@NullMarked
package io.bantin.gateway.uri;

import org.jspecify.annotations.NullMarked;
