package io.bantin.notification.campaigns.pacing;

import java.time.Duration;
import java.util.Map;

/** Paces for tests of those who keep them. */
public final class Paces {

    private Paces() {}

    public static Pacer perDomainMinute(int mails) {
        return new Pacer(new PacingProperties(0, mails, Map.of(), Duration.ofMinutes(1)));
    }

    public static Pacer perMinute(int mails) {
        return new Pacer(new PacingProperties(mails, 0, Map.of(), Duration.ofMinutes(1)));
    }
}
