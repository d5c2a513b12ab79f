/** Limits of the size and the rate of requests. */
@NullMarked
package io.bantin.gateway.limits;

import org.jspecify.annotations.NullMarked;
