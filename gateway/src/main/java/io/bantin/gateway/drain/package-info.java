/** Stops a gateway without losing a request: the gateway closes its connections before it closes its port. */
@NullMarked
package io.bantin.gateway.drain;

import org.jspecify.annotations.NullMarked;
