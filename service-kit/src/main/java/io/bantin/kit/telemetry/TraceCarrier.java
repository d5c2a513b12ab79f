package io.bantin.kit.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries a trace in a document that another thread or process reads later. */
public final class TraceCarrier {

    private static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    public TraceCarrier(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** Returns the current trace in W3C form, if there is one. */
    public @Nullable String traceparent() {
        Span span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(span.context(), carrier, (_, name, value) -> carrier.put(name, value));
        return carrier.get(TRACEPARENT);
    }

    /** Returns the current trace id, which problem details and log lines share. */
    public @Nullable String traceId() {
        Span span = tracer.currentSpan();
        return span == null || span.context().traceId().isEmpty()
                ? null
                : span.context().traceId();
    }

    /** Runs the work in a span of the given trace, so that its log lines, messages and calls belong to that trace. */
    public void continuing(@Nullable String traceparent, String name, Runnable work) {
        Map<String, String> carrier = traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent);
        Span span = propagator
                .extract(carrier, (_, key) -> carrier.get(key))
                .name(name)
                .start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            work.run();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
