package io.bantin.notification.campaigns;

import io.bantin.kit.claims.ClaimState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Unwrapped;

/**
 * The notification of subscribers about one event. Its id is the event's id, and campaigns are kept for ever, so a repeated
 * event opens no second campaign. The store holds the fields of the parts side by side, since queries name each of them.
 */
@Document(Campaign.COLLECTION)
public record Campaign(
        @Id String id,
        @Unwrapped.Empty CampaignOrigin origin,
        @Unwrapped.Empty CampaignTimeline timeline,
        @Unwrapped.Empty LedgerState ledger,
        @Unwrapped.Empty CampaignHealth health,
        ClaimState claim) {

    static final String COLLECTION = "campaigns";

    /** A campaign is cancelled as it is opened if its article is known to be withdrawn. */
    public static Campaign of(String eventId, CampaignOrigin origin, Instant now, boolean isCancelled) {
        return new Campaign(
                eventId,
                origin,
                CampaignTimeline.openedAt(now, isCancelled),
                LedgerState.EMPTY,
                CampaignHealth.UNKNOWN,
                ClaimState.FREE);
    }

    public CampaignState state() {
        return timeline.state();
    }

    public int selfPauses() {
        return health.selfPauses() == null ? 0 : health.selfPauses();
    }

    /** The blockage; null if the campaign is paused or over, since that is then the reason why no mails go out. */
    public @Nullable CampaignBlockage blockedNow() {
        return isSendable() ? health.blocked() : null;
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
        return timeline.cancelledAt() != null;
    }

    /** True after a cancellation, until the claims are released and the plan is closed. */
    public boolean isBeingCancelled() {
        return timeline.cancelledAt() != null && timeline.finishedAt() == null;
    }
}
