package io.bantin.notification.campaigns;

/** What a campaign tells its recipients. */
public enum CampaignKind {
    /** Of an article, as soon as it is published. */
    INSTANT,
    /** That a published article was corrected, where its editor wants that told. */
    CORRECTION
}
