package io.bantin.gateway.instances;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
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
 * The instances of one service, which get requests in turn. A host name stands for one instance per address, since container
 * engines and Kubernetes give all instances of a service the same name.
 */
final class Instances {

    private final List<URI> configured;
    private final Duration exclusion;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<Instance> all;

    Instances(List<URI> configured, Duration exclusion) {
        if (configured.isEmpty()) {
            throw new IllegalArgumentException("a service needs the address of at least one instance");
        }
        this.exclusion = exclusion;
        this.configured = List.copyOf(configured);
        this.all = configured.stream()
                .map(address -> new Instance(address, exclusion))
                .toList();
    }

    /** Returns all instances, the next in turn first. Excluded instances come last, so that they still serve if no other does. */
    List<Instance> inTurn() {
        var order = new ArrayList<>(all);
        Collections.rotate(order, -Math.floorMod(turn.getAndIncrement(), order.size()));
        order.sort(Comparator.comparing(Instance::isExcluded));
        return order;
    }

    /** Looks the names up again. An instance with the same address stays excluded; if a look-up fails, all instances stay. */
    void refresh(DnsLookup lookup) {
        var known = all.stream().collect(Collectors.toMap(Instance::toString, Function.identity(), (one, _) -> one));
        try {
            var found = new ArrayList<Instance>();
            for (var address : configured) {
                for (var base : expand(address, lookup)) {
                    var instance = new Instance(base, exclusion);
                    found.add(known.getOrDefault(instance.toString(), instance));
                }
            }
            all = List.copyOf(found);
        } catch (UnknownHostException _) {
            // Container engines do not know the name while no instance runs; the last addresses may come back.
        }
    }

    private static List<URI> expand(URI address, DnsLookup lookup) throws UnknownHostException {
        // A certificate belongs to the name, and all loopback addresses lead to one process.
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
