package io.bantin.gateway.routing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes of one service, asked in turn. A host name counts as one process per address that it has, since container
 * engines and Kubernetes name all instances of a service alike.
 */
final class Instances {

    private final List<URI> configured;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<Instance> all;

    Instances(List<URI> configured) {
        if (configured.isEmpty()) {
            throw new IllegalArgumentException("a service needs the address of at least one instance");
        }
        this.configured = List.copyOf(configured);
        this.all = configured.stream().map(Instance::new).toList();
    }

    /** All of them, the next in turn first; those that failed a moment ago come last, but are never left out. */
    List<Instance> inTurn() {
        var order = new ArrayList<>(all);
        Collections.rotate(order, -Math.floorMod(turn.getAndIncrement(), order.size()));
        order.sort(Comparator.comparing(Instance::isBenched));
        return order;
    }

    /** Looks the names up again. An instance that keeps its address keeps its bench; without an answer all stay. */
    void refresh(HostLookup lookup) {
        var known = all.stream().collect(Collectors.toMap(Instance::toString, Function.identity(), (one, _) -> one));
        try {
            var found = new ArrayList<Instance>();
            for (var address : configured) {
                for (var base : expand(address, lookup)) {
                    var instance = new Instance(base);
                    found.add(known.getOrDefault(instance.toString(), instance));
                }
            }
            all = List.copyOf(found);
        } catch (UnknownHostException _) {
            // While no instance runs, container engines do not know the name; the last addresses may come back.
        }
    }

    private static List<URI> expand(URI address, HostLookup lookup) throws UnknownHostException {
        // A certificate belongs to the name, and the addresses of this machine are one process.
        if (!"http".equals(address.getScheme()) || address.getHost() == null) {
            return List.of(address);
        }
        var addresses = lookup.addressesOf(address.getHost());
        if (addresses.length == 0 || Stream.of(addresses).allMatch(InetAddress::isLoopbackAddress)) {
            return List.of(address);
        }
        return Arrays.stream(addresses)
                .map(Instances::literal)
                .sorted()
                .map(literal -> URI.create("http://" + literal + (address.getPort() < 0 ? "" : ":" + address.getPort())
                        + address.getRawPath()))
                .toList();
    }

    private static String literal(InetAddress address) {
        var text = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + text.replaceFirst("%.*", "") + "]" : text;
    }
}
