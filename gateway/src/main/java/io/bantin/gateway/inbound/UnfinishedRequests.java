package io.bantin.gateway.inbound;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests whose headers or bodies are still to come. One that is sent without delay is here for milliseconds, so of a
 * caller with too many the oldest gives way, never the newest: others behind the same address still get through.
 */
final class UnfinishedRequests {

    private final int perCaller;
    private final int inAll;
    private final Map<InetAddress, LinkedHashSet<InboundRequestHandler>> byCaller = new HashMap<>();
    private final LinkedHashSet<InboundRequestHandler> all = new LinkedHashSet<>();

    UnfinishedRequests(int perCaller, int inAll) {
        this.perCaller = perCaller;
        this.inAll = inAll;
    }

    /** Adds one; the one that has to end for it, where there are too many. */
    synchronized @Nullable InboundRequestHandler add(InetAddress caller, InboundRequestHandler request) {
        var ofCaller = byCaller.computeIfAbsent(caller, none -> new LinkedHashSet<>());
        ofCaller.add(request);
        all.add(request);
        if (ofCaller.size() > perCaller) {
            return ofCaller.getFirst();
        }
        return all.size() > inAll ? all.getFirst() : null;
    }

    synchronized void remove(InetAddress caller, InboundRequestHandler request) {
        all.remove(request);
        var ofCaller = byCaller.get(caller);
        if (ofCaller != null && ofCaller.remove(request) && ofCaller.isEmpty()) {
            byCaller.remove(caller);
        }
    }

    synchronized int count() {
        return all.size();
    }
}
