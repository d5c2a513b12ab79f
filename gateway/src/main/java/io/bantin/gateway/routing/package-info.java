/** Sends requests to the instances of services: routes, connection pools, time-outs, second attempts and circuit breakers. */
@NullMarked
package io.bantin.gateway.routing;

import org.jspecify.annotations.NullMarked;
