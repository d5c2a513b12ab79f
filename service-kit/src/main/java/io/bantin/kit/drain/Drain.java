package io.bantin.kit.drain;

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
 * Keeps the port open for a moment after the process was told to stop. Meanwhile readiness is DOWN and each answer tells the
 * gateway to go elsewhere, so that no request is on its way when the port closes. Spring then finishes the requests that run.
 */
public final class Drain implements ApplicationListener<ContextClosedEvent>, Ordered {

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

    /** Before other listeners: executors refuse work from this event on. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        // The management port's context reports its end here too.
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
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.info("Drained for {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }
}
