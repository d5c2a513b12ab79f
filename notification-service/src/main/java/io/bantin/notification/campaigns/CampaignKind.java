package io.bantin.notification.campaigns;

/** What a campaign is about. */
public enum CampaignKind {
    /** An article was published. */
    INSTANT,
    /** A published article was corrected, and its editor chose to notify subscribers. */
    CORRECTION
}
