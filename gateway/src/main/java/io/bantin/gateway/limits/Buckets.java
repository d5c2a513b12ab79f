package io.bantin.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.bantin.gateway.limits.LimitProperties.Rate;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;

/** One token bucket an address, as many as fit. */
final class Buckets {

    private static final int NETWORK_OF_A_HOUSEHOLD = 8;

    private final LoadingCache<String, Bucket> byAddress;

    Buckets(Rate rate, int addresses) {
        byAddress = Caffeine.newBuilder()
                .maximumSize(addresses)
                // By then a bucket is full again, so that forgetting it changes nothing.
                .expireAfterAccess(Duration.ofSeconds(1 + rate.burst() / Math.max(1, rate.perSecond())))
                .build(address -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                        .build());
    }

    /** Takes one; how long to wait where there is none. */
    Duration take(InetAddress address) {
        var probe = byAddress.get(keyOf(address)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** A household of IPv6 has 2^64 addresses and would never run out of buckets. */
    private static String keyOf(InetAddress address) {
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_OF_A_HOUSEHOLD))
                : address.getHostAddress();
    }
}
