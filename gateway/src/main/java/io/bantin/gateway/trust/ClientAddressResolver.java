package io.bantin.gateway.trust;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Finds the address of the client: the peer, or the address that a trusted proxy names. */
@Component
public class ClientAddressResolver {

    static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final int NETWORK_BYTES = 8;

    private final List<AddressRange> trustedProxies;

    ClientAddressResolver(TrustProperties properties) {
        trustedProxies =
                properties.trustedProxies().stream().map(AddressRange::parse).toList();
    }

    /** Whether the gateway trusts the forwarded headers of this peer. */
    public boolean isTrustedProxy(InetAddress peer) {
        return trustedProxies.stream().anyMatch(range -> range.contains(peer));
    }

    /** Returns the client by the {@code X-Forwarded-For} of a trusted peer, or the peer if the header cannot be parsed. */
    public InetAddress seenBy(InetAddress peer, List<String> forwardedFor) {
        var hops = hops(forwardedFor);
        // Each proxy appends the address that it saw. A client can invent the entries before the last trusted address.
        for (int i = hops.size() - 1; i >= 0; i--) {
            var hop = literal(hops.get(i));
            if (hop == null) {
                return peer;
            }
            if (i == 0 || !isTrustedProxy(hop)) {
                return hop;
            }
        }
        return peer;
    }

    /** Returns what limits count as one caller. For IPv6 that is the network, since one household has 2^64 addresses. */
    public static InetAddress household(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] network = address.getAddress();
        Arrays.fill(network, NETWORK_BYTES, network.length, (byte) 0);
        try {
            return InetAddress.getByAddress(network);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static @Nullable InetAddress peer(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return remote == null ? null : remote.getAddress();
    }

    private static List<String> hops(List<String> forwardedFor) {
        return forwardedFor.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
    }

    private static @Nullable InetAddress literal(String address) {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
