package io.bantin.notification.campaigns.sending;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A worker's failures in a row, of each campaign by itself: a receiver that refuses everybody has something against us, not
 * against them. A worker serves campaigns in turn, so those of one go on after the turns of others.
 */
class ConsecutiveFailures {

    static final int TOO_LONG = 20;

    private static final int CAMPAIGNS_REMEMBERED = 1_000;

    private final Map<String, Integer> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > CAMPAIGNS_REMEMBERED;
        }
    };

    void accepted(String campaign) {
        failures.remove(campaign);
    }

    /** True when the campaign should be paused for somebody to look at it. */
    boolean failed(String campaign) {
        boolean tooLong = failures.merge(campaign, 1, Integer::sum) >= TOO_LONG;
        if (tooLong) {
            failures.remove(campaign);
        }
        return tooLong;
    }
}
