package io.bantin.notification.mail.delivery;

import io.bantin.kit.claims.Ticker;
import java.time.Duration;
import java.util.Map;

/** Pacers with one limit, for tests of what they slow down. */
public final class Paces {

    private Paces() {}

    public static Pacer perDomainMinute(int mails) {
        return pacer(0, mails, System::nanoTime);
    }

    public static Pacer perMinute(int mails) {
        return perMinute(mails, System::nanoTime);
    }

    public static Pacer perMinute(int mails, Ticker ticker) {
        return pacer(mails, 0, ticker);
    }

    private static Pacer pacer(int perMinute, int perDomainMinute, Ticker ticker) {
        return new Pacer(new PacingProperties(perMinute, perDomainMinute, Map.of(), Duration.ofMinutes(1)), ticker);
    }
}
