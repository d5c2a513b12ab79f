package io.bantin.notification.campaigns;

import io.bantin.kit.claims.ClaimState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The announcement of one event. Its id is the event's, which is the only dedupe there is: campaigns are kept for ever.
 *
 * @param article the head of this very event, so that a repeated mail has the same content
 * @param traceparent the trace of the editor's click
 * @param reopens how often failed deliveries were given another try; who freezes counts must have summed after the last
 * @param counts frozen at the end
 * @param open {@code true} until finished, then absent: a sparse index finds the few that need work
 * @param hasLedger {@code true} until its chunks were removed, then absent: a sparse index finds what can be removed
 * @param selfPauses how often it paused itself because everybody was refused: what a refusal before that might have said of an
 *     address says nothing any more
 * @param blocked what keeps its mails from going out
 * @param progressAt when mails went out again after something had kept them from it, to some seconds
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

    public static Campaign announcing(
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

    /** As it is opened when its article is known to be withdrawn: nobody is told, and its history says so. */
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

    /** How often it paused itself. */
    public int timesPausedItself() {
        return selfPauses == null ? 0 : selfPauses;
    }

    /** What keeps its mails from going out now; an operator's pause, or its end, says more. */
    public @Nullable CampaignBlockage blockedNow() {
        return isSendable() ? blocked : null;
    }

    /** The trace of the editor's click, as people look it up. */
    public @Nullable String traceId() {
        // W3C Trace Context: version-trace-parent-flags.
        return traceparent == null ? null : traceparent.split("-")[1];
    }

    /** Names the delivery to one recipient, the same at each repeat. */
    public String deliveryTo(String subscriberId) {
        return id + "." + subscriberId;
    }

    /** Mails of it may go out. */
    public boolean isSendable() {
        return switch (state()) {
            case PLANNING, SENDING -> true;
            case PAUSED, DONE, CANCELLED -> false;
        };
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    /** Cancelled, but its claims are not let go or its ledger is not closed yet. */
    public boolean isStopping() {
        return cancelledAt != null && finishedAt == null;
    }
}
