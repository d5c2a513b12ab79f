package io.bantin.notification.mail.delivery;

import io.bantin.kit.claims.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for mails per minute. Its capacity is a tenth of that, so mails are spread over the minute.
 *
 * <p>If mails of both kinds wait, the kinds alternate. So a confirmation mail waits for one campaign mail and not for the end
 * of a campaign, and many sign-ups stop no campaign.
 */
final class MailRateLimiter {

    private static final int SHARE_AT_ONCE = 10;

    /** How late a mail that was told to wait may come back and still find its turn. */
    private static final Duration TURN_KEPT_FOR = Duration.ofSeconds(1);

    private final Ticker ticker;
    private final Bucket bucket;
    private final Map<MailKind, Long> turnKeptUntil = new EnumMap<>(MailKind.class);
    private @Nullable MailKind servedLast;

    MailRateLimiter(int perMinute, Ticker ticker) {
        this.ticker = ticker;
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, perMinute / SHARE_AT_ONCE))
                        .refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(new Nanos(ticker))
                .build();
    }

    /** Takes the turn for one mail, or returns how long to wait for one. */
    synchronized Duration take(MailKind kind) {
        long now = ticker.nanos();
        long wait = kind == servedLast ? nanosKeptForOthers(kind, now) : 0;
        if (wait == 0) {
            var probe = bucket.tryConsumeAndReturnRemaining(1);
            if (probe.isConsumed()) {
                servedLast = kind;
                turnKeptUntil.remove(kind);
                return Duration.ZERO;
            }
            wait = probe.getNanosToWaitForRefill();
        }
        turnKeptUntil.put(kind, now + wait + TURN_KEPT_FOR.toNanos());
        return Duration.ofNanos(wait);
    }

    /** Gives a turn back that was taken and not used. */
    void giveBack() {
        bucket.addTokens(1);
    }

    private long nanosKeptForOthers(MailKind kind, long now) {
        long longest = 0;
        for (Map.Entry<MailKind, Long> other : turnKeptUntil.entrySet()) {
            if (other.getKey() != kind) {
                longest = Math.max(longest, other.getValue() - now);
            }
        }
        return longest;
    }

    private record Nanos(Ticker ticker) implements TimeMeter {

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
