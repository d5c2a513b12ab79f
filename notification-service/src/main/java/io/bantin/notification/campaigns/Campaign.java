package io.bantin.notification.campaigns;

import io.bantin.kit.claims.ClaimState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The notification of subscribers about one event. Its id is the event's id, and campaigns are kept for ever, so a repeated
 * event opens no second campaign.
 *
 * @param article the summary in this very event, so that a repeated mail has the same content
 * @param traceparent the trace of the editor's request
 * @param announcedAt when the editor decided to publish or correct the article
 * @param reopens how often failed deliveries were reopened; counts are frozen only if they were summed after the last time
 * @param counts the final counts, set when the campaign finishes
 * @param open {@code true} until the campaign finishes, then absent: a sparse index finds the few open campaigns
 * @param hasLedger {@code true} until the chunks were removed, then absent: a sparse index finds what can be removed
 * @param selfPauses how often the campaign paused itself because the server refused every mail; an earlier refusal says nothing
 *     of its address
 * @param blocked why its mails do not go out
 * @param progressAt when mails went out again after a blockage, to some seconds
 * @param ledgerRemovedAt when its chunks were given up; the counts stay for ever
 */
@Document(Campaign.COLLECTION)
public record Campaign(
        @Id String id,
        CampaignKind kind,
        ArticleSummary article,
        long seq,
        @Nullable String traceparent,
        Instant announcedAt,
        Instant createdAt,
        @Nullable Instant plannedAt,
        @Nullable Instant pausedAt,
        @Nullable String pauseReason,
        @Nullable Instant cancelledAt,
        @Nullable Instant finishedAt,
        int reopens,
        @Nullable CampaignCounts counts,
        @Nullable Boolean open,
        @Nullable Boolean hasLedger,
        @Nullable Instant ledgerRemovedAt,
        @Nullable Integer selfPauses,
        @Nullable CampaignBlockage blocked,
        @Nullable Instant progressAt,
        ClaimState claim) {

    static final String COLLECTION = "campaigns";

    public static Campaign of(
            CampaignKind kind,
            String eventId,
            long seq,
            ArticleSummary article,
            @Nullable String traceparent,
            Instant announcedAt,
            Instant now) {
        return new Campaign(
                eventId,
                kind,
                article,
                seq,
                traceparent,
                announcedAt,
                now,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                true,
                true,
                null,
                null,
                null,
                null,
                ClaimState.FREE);
    }

    /** The same campaign, cancelled as it is opened, because its article is known to be withdrawn. */
    public Campaign cancelledFromTheBeginning() {
        return new Campaign(
                id,
                kind,
                article,
                seq,
                traceparent,
                announcedAt,
                createdAt,
                plannedAt,
                pausedAt,
                pauseReason,
                createdAt,
                finishedAt,
                reopens,
                counts,
                open,
                hasLedger,
                ledgerRemovedAt,
                selfPauses,
                blocked,
                progressAt,
                claim);
    }

    public CampaignState state() {
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

    public int timesPausedItself() {
        return selfPauses == null ? 0 : selfPauses;
    }

    /** The blockage while mails could go out; null while the campaign is paused or over, which says more. */
    public @Nullable CampaignBlockage blockedNow() {
        return isSendable() ? blocked : null;
    }

    /** The trace id of the editor's request. */
    public @Nullable String traceId() {
        // W3C Trace Context: version-trace-parent-flags.
        return traceparent == null ? null : traceparent.split("-")[1];
    }

    /** The id of the delivery to one recipient, the same for each repeat. */
    public String deliveryTo(String subscriberId) {
        return id + "." + subscriberId;
    }

    /** True while mails of the campaign may go out. */
    public boolean isSendable() {
        return switch (state()) {
            case PLANNING, SENDING -> true;
            case PAUSED, DONE, CANCELLED -> false;
        };
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    /** True after a cancellation, until the claims are released and the plan is closed. */
    public boolean isStopping() {
        return cancelledAt != null && finishedAt == null;
    }
}
