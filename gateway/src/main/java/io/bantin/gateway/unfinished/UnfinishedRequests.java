package io.bantin.gateway.unfinished;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests whose headers or bodies have not arrived completely. A normal request is counted for milliseconds only. If a
 * caller has too many, the oldest one ends, so that other people behind the same address still get through.
 */
public final class UnfinishedRequests {

    private final int perCaller;
    private final int inTotal;
    private final Map<InetAddress, LinkedHashSet<UnfinishedRequest>> byCaller = new HashMap<>();
    private final LinkedHashSet<UnfinishedRequest> all = new LinkedHashSet<>();

    public UnfinishedRequests(int perCaller, int inTotal) {
        this.perCaller = perCaller;
        this.inTotal = inTotal;
    }

    /** Returns the oldest request if there are too many: it must end. */
    synchronized @Nullable UnfinishedRequest add(InetAddress caller, UnfinishedRequest request) {
        var ofCaller = byCaller.computeIfAbsent(caller, none -> new LinkedHashSet<>());
        ofCaller.add(request);
        all.add(request);
        if (ofCaller.size() > perCaller) {
            return ofCaller.getFirst();
        }
        return all.size() > inTotal ? all.getFirst() : null;
    }

    synchronized void remove(InetAddress caller, UnfinishedRequest request) {
        all.remove(request);
        var ofCaller = byCaller.get(caller);
        if (ofCaller != null && ofCaller.remove(request) && ofCaller.isEmpty()) {
            byCaller.remove(caller);
        }
    }

    public synchronized int count() {
        return all.size();
    }
}
