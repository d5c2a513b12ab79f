package io.bantin.gateway.routing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When the circuit breaker of a route opens, and for how long.
 *
 * @param calls how many of the last calls count
 * @param failureRate the percentage of failed calls that opens the breaker
 * @param open how long the breaker stays open
 */
@ConfigurationProperties("bantin.gateway.breaker")
record BreakerProperties(int calls, float failureRate, Duration open) {}
