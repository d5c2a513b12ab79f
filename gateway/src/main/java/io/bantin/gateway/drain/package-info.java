/** How a gateway leaves without losing a request: it says so with each answer before it closes its port. */
@NullMarked
package io.bantin.gateway.drain;

import org.jspecify.annotations.NullMarked;
