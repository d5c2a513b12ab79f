package io.bantin.notification.campaigns.outcomes;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts, for each campaign of one worker, the consecutive rejections. A server that rejects every mail objects to the
 * sender, not to the recipients. The counts are kept by campaign, because the worker alternates between campaigns.
 */
public final class ConsecutiveRejections {

    private static final int LIMIT = 20;
    private static final int MAX_CAMPAIGNS = 1_000;

    private final Map<String, Integer> rejections = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MAX_CAMPAIGNS;
        }
    };

    void accepted(String campaignId) {
        rejections.remove(campaignId);
    }

    /** Counts one more. Returns true when the limit is reached; the next count starts at zero. */
    boolean rejected(String campaignId) {
        boolean limitReached = rejections.merge(campaignId, 1, Integer::sum) >= LIMIT;
        if (limitReached) {
            rejections.remove(campaignId);
        }
        return limitReached;
    }
}
