/** Which instance of a service gets a request, and what happens when it does not answer. */
@NullMarked
package io.bantin.gateway.routing;

import org.jspecify.annotations.NullMarked;
