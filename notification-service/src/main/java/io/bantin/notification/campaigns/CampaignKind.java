package io.bantin.notification.campaigns;

/** What a campaign tells: one article, at once. */
public enum CampaignKind {
    INSTANT
}
