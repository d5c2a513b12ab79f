package io.bantin.gateway.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Counts how requests for pages were answered, and measures those that reach no filter by the name and tags of Spring, so that
 * one metric covers all requests.
 */
final class PageMetrics {

    /** How a request was answered. */
    enum Result {
        /** From memory. */
        HIT,
        /** From memory, although the page is due: another request renews it, or no portal answers. */
        STALE,
        /** By the portal, without a stored page. */
        MISS,
        /** By the portal, which was asked whether the stored page is still right. */
        REVALIDATE,
        /** By the request of another reader that was at the portal already. */
        WAIT,
    }

    private record Kind(String method, int status) {}

    private final MeterRegistry registry;
    private final List<Counter> results;
    private final ConcurrentMap<Kind, Timer> timers = new ConcurrentHashMap<>();

    PageMetrics(MeterRegistry registry, PageCache pages) {
        this.registry = registry;
        this.results = Stream.of(Result.values())
                .map(result -> Counter.builder("bantin.pages.requested")
                        .tag("result", result.name().toLowerCase(Locale.ROOT))
                        .description("requests for pages that the gateway may store")
                        .register(registry))
                .toList();
        Gauge.builder("bantin.pages.stored", pages, PageCache::bytes)
                .baseUnit("bytes")
                .description("size of the stored pages")
                .register(registry);
    }

    void count(Result result) {
        results.get(result.ordinal()).increment();
    }

    void served(Result result, String method, int status, long nanoseconds) {
        count(result);
        var kind = new Kind(method, status);
        var timer = timers.get(kind);
        if (timer == null) {
            timer = timers.computeIfAbsent(kind, this::register);
        }
        timer.record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    private Timer register(Kind kind) {
        return Timer.builder("http.server.requests")
                .tag("error", "none")
                .tag("exception", "none")
                .tag("method", kind.method)
                .tag("outcome", kind.status < 300 ? "SUCCESS" : kind.status < 400 ? "REDIRECTION" : "CLIENT_ERROR")
                .tag("status", String.valueOf(kind.status))
                .tag("uri", PageRenewalFilter.ROUTE)
                .register(registry);
    }
}
