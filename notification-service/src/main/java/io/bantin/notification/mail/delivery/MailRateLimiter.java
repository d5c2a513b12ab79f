package io.bantin.notification.mail.delivery;

import io.bantin.kit.claims.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket of permits, one for each mail. Its capacity is a tenth of the permits of a minute, so mails are spread over the
 * minute.
 *
 * <p>If mails of both kinds wait, the kinds alternate. So a confirmation mail waits for one campaign mail and not for the end
 * of a campaign, and many sign-ups stop no campaign.
 */
final class MailRateLimiter {

    private static final int CAPACITY_DIVISOR = 10;

    /** A kind of mail that was told to wait may ask again so much later, and still gets the next permit. */
    private static final Duration RESERVED_FOR = Duration.ofSeconds(1);

    private final Ticker ticker;
    private final Bucket bucket;
    private final Map<MailKind, Long> reservedUntil = new EnumMap<>(MailKind.class);
    private @Nullable MailKind servedLast;

    MailRateLimiter(int perMinute, Ticker ticker) {
        this.ticker = ticker;
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, perMinute / CAPACITY_DIVISOR))
                        .refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(new TickerTimeMeter(ticker))
                .build();
    }

    /** Acquires a permit and returns zero, or returns how long to wait for one. */
    synchronized Duration tryAcquire(MailKind kind) {
        long now = ticker.nanos();
        long wait = kind == servedLast ? nanosReservedForOthers(kind, now) : 0;
        if (wait == 0) {
            var probe = bucket.tryConsumeAndReturnRemaining(1);
            if (probe.isConsumed()) {
                servedLast = kind;
                reservedUntil.remove(kind);
                return Duration.ZERO;
            }
            wait = probe.getNanosToWaitForRefill();
        }
        reservedUntil.put(kind, now + wait + RESERVED_FOR.toNanos());
        return Duration.ofNanos(wait);
    }

    /** Returns a permit that was acquired and not used. */
    void returnPermit() {
        bucket.addTokens(1);
    }

    private long nanosReservedForOthers(MailKind kind, long now) {
        long longest = 0;
        for (Map.Entry<MailKind, Long> other : reservedUntil.entrySet()) {
            if (other.getKey() != kind) {
                longest = Math.max(longest, other.getValue() - now);
            }
        }
        return longest;
    }

    private record TickerTimeMeter(Ticker ticker) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return ticker.nanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
