package io.bantin.notification.campaigns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a campaign changed its state; the state follows from these times. */
public record CampaignTimeline(
        Instant createdAt,
        @Nullable Instant plannedAt,
        @Nullable Instant pausedAt,
        @Nullable String pauseReason,
        @Nullable Instant cancelledAt,
        @Nullable Instant finishedAt) {

    static CampaignTimeline openedAt(Instant now, boolean isCancelled) {
        return new CampaignTimeline(now, null, null, null, isCancelled ? now : null, null);
    }

    CampaignState state() {
        if (cancelledAt != null) {
            return CampaignState.CANCELLED;
        }
        if (finishedAt != null) {
            return CampaignState.DONE;
        }
        if (pausedAt != null) {
            return CampaignState.PAUSED;
        }
        return plannedAt == null ? CampaignState.PLANNING : CampaignState.SENDING;
    }
}
