package io.bantin.notification.campaigns.pacing;

import java.time.Duration;
import java.util.Map;

/** Paces for tests of those who keep them. */
public final class Paces {

    private Paces() {}

    public static Pace perDomainMinute(int mails) {
        return new Pace(new PacingProperties(0, mails, Map.of(), Duration.ofMinutes(1)));
    }

    public static Pace perMinute(int mails) {
        return new Pace(new PacingProperties(mails, 0, Map.of(), Duration.ofMinutes(1)));
    }
}
