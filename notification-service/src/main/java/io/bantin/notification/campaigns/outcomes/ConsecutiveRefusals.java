package io.bantin.notification.campaigns.outcomes;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts, for each campaign of one worker, the mails in a row that failed for good. A server that refuses everybody objects to
 * the sender, not to the recipients. The worker serves campaigns in turn, so the count of one continues after the turns of
 * others.
 */
public final class ConsecutiveRefusals {

    private static final int LIMIT = 20;
    private static final int MAX_CAMPAIGNS = 1_000;

    private final Map<String, Integer> refusals = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MAX_CAMPAIGNS;
        }
    };

    void accepted(String campaignId) {
        refusals.remove(campaignId);
    }

    /** Counts one more. Returns true when the limit is reached; the next count starts at zero. */
    boolean refused(String campaignId) {
        boolean limitReached = refusals.merge(campaignId, 1, Integer::sum) >= LIMIT;
        if (limitReached) {
            refusals.remove(campaignId);
        }
        return limitReached;
    }
}
