package io.bantin.notification.campaigns;

/** Where a campaign stands; derived from its milestones, never stored. */
public enum CampaignState {
    PLANNING,
    SENDING,
    PAUSED,
    DONE,
    CANCELLED
}
