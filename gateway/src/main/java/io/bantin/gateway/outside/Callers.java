package io.bantin.gateway.outside;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Tells who sent a request: the peer, or whom trusted proxies in front of us saw. */
@Component
public class Callers {

    static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<AddressRange> trustedProxies;
    private final List<AddressRange> insiders;

    Callers(OutsideProperties properties) {
        trustedProxies =
                properties.trustedProxies().stream().map(AddressRange::parse).toList();
        insiders = properties.insiders().stream().map(AddressRange::parse).toList();
    }

    /** Whether one of our own processes calls. */
    public boolean isInsider(ServerHttpRequest request) {
        var caller = addressOf(request);
        return caller != null && contains(insiders, caller);
    }

    /** The caller's address; null only when the connection has gone already. */
    public @Nullable InetAddress addressOf(ServerHttpRequest request) {
        var peer = peer(request);
        if (peer == null || !contains(trustedProxies, peer)) {
            return peer;
        }
        // Proxies append: whoever stands left of the last address that we trust may have been made up.
        var hops = hops(request);
        for (int i = hops.size() - 1; i >= 0; i--) {
            var hop = literal(hops.get(i));
            if (hop == null) {
                return peer;
            }
            if (i == 0 || !contains(trustedProxies, hop)) {
                return hop;
            }
        }
        return peer;
    }

    boolean comesThroughTrustedProxy(ServerHttpRequest request) {
        var peer = peer(request);
        return peer != null && contains(trustedProxies, peer);
    }

    static @Nullable InetAddress peer(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return remote == null ? null : remote.getAddress();
    }

    private static List<String> hops(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(FORWARDED_FOR).stream()
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

    private static boolean contains(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
