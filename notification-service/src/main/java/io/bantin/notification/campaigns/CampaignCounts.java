package io.bantin.notification.campaigns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The number of recipients of a campaign by outcome. It is a sum over chunks and never incremented by itself. */
public record CampaignCounts(
        long planned,
        long sent,
        long deferred,
        long failed,
        long skipped,
        @Nullable Instant firstAcceptedAt) {

    public static final CampaignCounts NONE = new CampaignCounts(0, 0, 0, 0, 0, null);

    public CampaignCounts plus(CampaignCounts other) {
        return new CampaignCounts(
                planned + other.planned,
                sent + other.sent,
                deferred + other.deferred,
                failed + other.failed,
                skipped + other.skipped,
                earlier(firstAcceptedAt, other.firstAcceptedAt));
    }

    /** The recipients that have no outcome so far. */
    public long pending() {
        return planned - sent - deferred - failed - skipped;
    }

    /** These counts after a cancellation: deferred and pending recipients count as skipped. Failed ones stay failed. */
    public CampaignCounts afterCancellation() {
        return new CampaignCounts(planned, sent, 0, failed, planned - sent - failed, firstAcceptedAt);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
