package io.bantin.gateway.instances;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** One process of a service. It is excluded for a while after it failed, or said that it drains. */
public final class Instance {

    private static final String ATTRIBUTE = Instance.class.getName();

    private final String base;
    private final Duration exclusion;
    private volatile long excludedUntil = System.nanoTime();

    Instance(URI base, Duration exclusion) {
        this.exclusion = exclusion;
        var text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Returns the same path and query at this instance. */
    public URI resolve(URI requested) {
        var query = requested.getRawQuery();
        return URI.create(base + requested.getRawPath() + (query == null ? "" : "?" + query));
    }

    /** Notes in the exchange that this instance gets the request. */
    public void attachTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    static @Nullable Instance of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    /** Sends requests to other instances for a while. */
    public void exclude() {
        excludedUntil = System.nanoTime() + exclusion.toNanos();
    }

    boolean isExcluded() {
        return excludedUntil - System.nanoTime() > 0;
    }

    @Override
    public String toString() {
        return base;
    }
}
