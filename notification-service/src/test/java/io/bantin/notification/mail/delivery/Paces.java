package io.bantin.notification.mail.delivery;

import java.time.Duration;
import java.util.Map;

/** Pacers with one limit, for tests of what they slow down. */
public final class Paces {

    private Paces() {}

    public static Pacer perDomainMinute(int mails) {
        return pacer(0, mails);
    }

    public static Pacer perMinute(int mails) {
        return pacer(mails, 0);
    }

    private static Pacer pacer(int perMinute, int perDomainMinute) {
        return new Pacer(
                new PacingProperties(perMinute, perDomainMinute, Map.of(), Duration.ofMinutes(1)), System::nanoTime);
    }
}
