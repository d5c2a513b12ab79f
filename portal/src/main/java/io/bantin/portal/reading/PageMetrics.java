package io.bantin.portal.reading;

import io.bantin.portal.cache.PageKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Measures the requests that the cache answers before Spring observes them: with the name and tags of Spring, so that one
 * metric covers all requests, and as {@code bantin.pages.served}.
 */
@Component
class PageMetrics {

    private record Kind(String page, String method, int status) {}

    private record Meters(Timer timer, Counter counter) {}

    private final MeterRegistry registry;
    private final ConcurrentMap<Kind, Meters> meters = new ConcurrentHashMap<>();

    PageMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void served(PageKey key, String method, int status, long nanoseconds) {
        Kind kind = new Kind(PagePathPatterns.pattern(key), method, status);
        Meters here = meters.get(kind);
        if (here == null) {
            here = meters.computeIfAbsent(kind, _ -> register(key, kind));
        }
        here.timer.record(nanoseconds, TimeUnit.NANOSECONDS);
        here.counter.increment();
    }

    private Meters register(PageKey key, Kind kind) {
        Timer timer = Timer.builder("http.server.requests")
                .tag("error", "none")
                .tag("exception", "none")
                .tag("method", kind.method)
                .tag("outcome", outcome(kind.status))
                .tag("status", String.valueOf(kind.status))
                .tag("uri", kind.page)
                .register(registry);
        Counter counter = Counter.builder("bantin.pages.served")
                .description("Pages served from the cache")
                .tag("page", key.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .tag("method", kind.method)
                .tag("status", String.valueOf(kind.status))
                .register(registry);
        return new Meters(timer, counter);
    }

    private static String outcome(int status) {
        return switch (status / 100) {
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            default -> "CLIENT_ERROR";
        };
    }
}
