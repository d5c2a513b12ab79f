package io.bantin.notification.campaigns;

/** The state of a campaign, derived from its milestones and never stored. */
public enum CampaignState {
    PLANNING,
    SENDING,
    PAUSED,
    DONE,
    CANCELLED
}
