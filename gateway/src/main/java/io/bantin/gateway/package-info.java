/** The gateway routes all requests, verifies tokens, enforces limits, and answers for services that are not reachable. */
@NullMarked
package io.bantin.gateway;

import org.jspecify.annotations.NullMarked;
