package io.bantin.gateway.routing;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The processes of one service, asked in turn. */
final class Instances {

    private final List<Instance> all;
    private final AtomicInteger turn = new AtomicInteger();

    Instances(List<URI> addresses) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a service needs the address of at least one instance");
        }
        all = addresses.stream().map(Instance::new).toList();
    }

    /** All of them, the next in turn first; those that failed a moment ago come last, but are never left out. */
    List<Instance> inTurn() {
        var order = new ArrayList<>(all);
        Collections.rotate(order, -Math.floorMod(turn.getAndIncrement(), all.size()));
        order.sort(Comparator.comparing(Instance::isBenched));
        return order;
    }
}
