package io.bantin.gateway.routing;

import java.net.URI;
import java.time.Duration;

/** One process of a service, and whether it failed a moment ago. */
final class Instance {

    private final String base;
    private volatile long benchedUntil = System.nanoTime();

    Instance(URI base) {
        var text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** The same address at this instance. */
    URI resolve(URI requested) {
        var query = requested.getRawQuery();
        return URI.create(base + requested.getRawPath() + (query == null ? "" : "?" + query));
    }

    void bench(Duration time) {
        benchedUntil = System.nanoTime() + time.toNanos();
    }

    boolean isBenched() {
        return benchedUntil - System.nanoTime() > 0;
    }

    @Override
    public String toString() {
        return base;
    }
}
