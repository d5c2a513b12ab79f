/** Traces and metrics of the requests that pass, without the secrets in their addresses. */
@NullMarked
package io.bantin.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
