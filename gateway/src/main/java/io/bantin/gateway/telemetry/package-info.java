/** Traces and metrics of requests, without the tokens in their addresses. */
@NullMarked
package io.bantin.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
