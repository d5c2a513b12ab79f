package io.bantin.notification.campaigns.outcomes;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts, for each campaign of one worker, the consecutive permanent refusals. A server that refuses every mail objects to the
 * sender, not to the recipients. The counts are kept by campaign, because the worker alternates between campaigns.
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
