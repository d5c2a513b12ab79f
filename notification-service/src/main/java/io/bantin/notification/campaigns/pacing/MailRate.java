package io.bantin.notification.campaigns.pacing;

import io.github.bucket4j.Bucket;
import java.time.Duration;

/** So many mails a minute, spread over it: at most a tenth of them at once. */
final class MailRate {

    private static final int SHARE_AT_ONCE = 10;

    private final Bucket bucket;

    MailRate(int perMinute) {
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, perMinute / SHARE_AT_ONCE))
                        .refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }

    /** Takes one; how long to wait where there is none. */
    Duration take() {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** What was taken was not used after all. */
    void giveBack() {
        bucket.addTokens(1);
    }
}
