package io.bantin.notification.campaigns.sending;

/** A worker's failures in a row: a receiver that refuses everybody has something against us, not against them. */
class Streak {

    private static final int TOO_LONG = 20;

    private String campaignId = "";
    private int failures;

    void accepted() {
        failures = 0;
    }

    /** True when the campaign should be paused for somebody to look at it. */
    boolean failed(String campaign) {
        failures = campaign.equals(campaignId) ? failures + 1 : 1;
        campaignId = campaign;
        if (failures < TOO_LONG) {
            return false;
        }
        failures = 0;
        return true;
    }
}
