package io.bantin.gateway.trust;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Tells who sent a request: the peer, or whom somebody believed saw before it. */
@Component
public class ClientAddressResolver {

    static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final int BYTES_OF_A_HOUSEHOLD = 8;

    private final List<AddressRange> trustedProxies;

    ClientAddressResolver(TrustProperties properties) {
        trustedProxies =
                properties.trustedProxies().stream().map(AddressRange::parse).toList();
    }

    /** Whether the peer is a proxy that tells whom it serves. */
    public boolean isTrustedProxy(InetAddress peer) {
        return trustedProxies.stream().anyMatch(range -> range.contains(peer));
    }

    /** Whom a believed peer saw, by its {@code X-Forwarded-For}; the peer itself where that cannot be read. */
    public InetAddress seenBy(InetAddress peer, List<String> forwardedFor) {
        var hops = hops(forwardedFor);
        // Proxies append: whoever stands left of the last address that we trust may have been made up.
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

    /** What limits count as one caller: a household of IPv6 has 2^64 addresses. */
    public static InetAddress household(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] network = address.getAddress();
        Arrays.fill(network, BYTES_OF_A_HOUSEHOLD, network.length, (byte) 0);
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
