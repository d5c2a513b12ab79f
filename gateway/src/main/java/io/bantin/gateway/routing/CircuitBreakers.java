package io.bantin.gateway.routing;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps a circuit breaker for each route. Uses Resilience4j directly, since Spring Cloud's factory adds a time limit of one
 * second and ignores its configured defaults.
 */
@Component
class CircuitBreakers {

    private final CircuitBreakerRegistry registry;

    CircuitBreakers(BreakerProperties breaker, MeterRegistry meters) {
        registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(breaker.calls())
                .minimumNumberOfCalls(breaker.calls())
                .failureRateThreshold(breaker.failureRate())
                .waitDurationInOpenState(breaker.open())
                .permittedNumberOfCallsInHalfOpenState(3)
                // An answer of the service is no failure, not even a 500. A failure of the caller says nothing about
                // the service.
                .recordException(ServiceUnavailable.class::isInstance)
                .ignoreException(failure -> !(failure instanceof ServiceUnavailable))
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
    }

    Mono<Void> guard(String route, Mono<Void> call) {
        return call.transformDeferred(CircuitBreakerOperator.of(registry.circuitBreaker(route)))
                .onErrorMap(CallNotPermittedException.class, open -> ServiceUnavailable.breakerOpen());
    }
}
