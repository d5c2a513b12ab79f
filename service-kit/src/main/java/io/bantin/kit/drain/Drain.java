package io.bantin.kit.drain;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Keeps the port open for a short time after the process was told to stop. Meanwhile readiness is DOWN and each answer tells the
 * gateway to use another instance, so that no request is in flight when the port closes. Spring then completes running requests.
 */
public final class Drain implements ApplicationListener<ContextClosedEvent>, Ordered {

    /** A draining instance sends this header. The gateway then routes to other instances, and removes the header from the answer. */
    public static final String HEADER = "Bantin-Draining";

    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final DrainProperties properties;
    private final ApplicationContext context;
    private volatile boolean draining;
    private volatile long lastRequest;

    Drain(DrainProperties properties, ApplicationContext context) {
        this.properties = properties;
        this.context = context;
    }

    /** Runs before other listeners: executors reject work once they have seen this event. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        // The context of the management port publishes its own event here too.
        if (event.getApplicationContext() == context && !draining) {
            drain();
        }
    }

    public boolean isDraining() {
        return draining;
    }

    public void countRequest() {
        lastRequest = System.nanoTime();
    }

    private void drain() {
        long begun = System.nanoTime();
        lastRequest = begun;
        draining = true;
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            while (System.nanoTime() - lastRequest < properties.quiet().toNanos()
                    && System.nanoTime() - begun < properties.atMost().toNanos()) {
                Thread.sleep(POLL_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.info("Drained for {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }
}
