package io.bantin.gateway.drain;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Keeps the port open for a moment after the process was told to stop. Meanwhile readiness is DOWN and each answer closes its
 * connection, so that callers come back by a load balancer that knows of another gateway. Spring then finishes the requests
 * that run.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty(name = "bantin.drain.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DrainProperties.class)
class Drain implements WebFilter, ApplicationListener<ContextClosedEvent> {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final long POLL_MILLIS = 20;

    private final DrainProperties properties;
    private final ApplicationContext context;
    private volatile boolean draining;
    private volatile long lastRequest;

    Drain(DrainProperties properties, ApplicationContext context) {
        this.properties = properties;
        this.context = context;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (draining) {
            lastRequest = System.nanoTime();
            exchange.getResponse().beforeCommit(() -> {
                exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
                return Mono.empty();
            });
        }
        return chain.filter(exchange);
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        // The management port's context reports its end here too.
        if (event.getApplicationContext() == context && !draining) {
            drain();
        }
    }

    private void drain() {
        long begun = System.nanoTime();
        lastRequest = begun;
        draining = true;
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            while (System.nanoTime() - lastRequest < properties.quiet().toNanos()
                    && System.nanoTime() - begun < properties.atMost().toNanos()) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.info("Drained for {} ms", (System.nanoTime() - begun) / 1_000_000);
    }
}
