package io.bantin.notification.mail.delivery;

import io.bantin.kit.claims.Ticker;
import java.time.Duration;
import java.util.Map;

/** Rate limits with one limit, for tests of what it slows down. */
public final class RateLimitFixtures {

    private RateLimitFixtures() {}

    public static RateLimits perDomainMinute(int mails) {
        return limits(0, mails, System::nanoTime);
    }

    public static RateLimits perMinute(int mails) {
        return perMinute(mails, System::nanoTime);
    }

    public static RateLimits perMinute(int mails, Ticker ticker) {
        return limits(mails, 0, ticker);
    }

    private static RateLimits limits(int perMinute, int perDomainMinute, Ticker ticker) {
        return new RateLimits(
                new RateLimitProperties(perMinute, perDomainMinute, Map.of(), Duration.ofMinutes(1)), ticker);
    }
}
