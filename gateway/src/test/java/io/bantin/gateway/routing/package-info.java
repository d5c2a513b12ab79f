/** Tests of what the gateway knows of the services' instances. */
@NullMarked
package io.bantin.gateway.routing;

import org.jspecify.annotations.NullMarked;
