package io.bantin.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.bantin.gateway.limits.LimitProperties.Rate;
import io.bantin.gateway.trust.ClientAddressResolver;
import io.github.bucket4j.Bucket;
import java.net.InetAddress;
import java.time.Duration;

/** Keeps one token bucket per address, up to a number of addresses. */
final class TokenBuckets {

    private final LoadingCache<InetAddress, Bucket> byAddress;

    TokenBuckets(Rate rate, int addresses) {
        byAddress = Caffeine.newBuilder()
                .maximumSize(addresses)
                // A bucket is full again by then, so its removal changes nothing.
                .expireAfterAccess(Duration.ofSeconds(1 + rate.burst() / Math.max(1, rate.perSecond())))
                .build(address -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                        .build());
    }

    /** Takes one token. Returns zero, or the time until the next token if there is none. */
    Duration take(InetAddress address) {
        var probe = byAddress.get(ClientAddressResolver.household(address)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }
}
