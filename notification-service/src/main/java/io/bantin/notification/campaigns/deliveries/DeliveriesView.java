package io.bantin.notification.campaigns.deliveries;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignKind;
import io.bantin.notification.campaigns.ledger.Attempt;
import io.bantin.notification.campaigns.ledger.DeliveryRecord;
import io.bantin.notification.campaigns.ledger.Receipt;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import io.bantin.notification.campaigns.operating.BlockedView;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person got of one article.
 *
 * @param subscriberId null when nobody has this address
 * @param status what the subscription is now
 */
record DeliveriesView(
        String articleId,
        @Nullable String subscriberId,
        @Nullable SubscriberState status,
        List<Delivery> deliveries) {

    enum Fate {
        /** A mail server took the mail. */
        ACCEPTED,
        /** Is tried again. */
        DEFERRED,
        /** Was refused, or tried too often. */
        FAILED,
        /** Was planned, and is not to get it any more. */
        SKIPPED,
        /** Is planned, and their turn has not come. */
        PENDING,
        /** Was not in the audience, or is not known to be. */
        NOT_PLANNED
    }

    /**
     * One campaign and this person.
     *
     * @param explanation in a sentence
     * @param acceptedAt to a tenth of a second
     * @param server which mail server accepted it
     * @param reply the last words of a mail server
     * @param attempts those that were not accepted, the oldest first
     */
    record Delivery(
            String eventId,
            CampaignKind kind,
            Fate outcome,
            String explanation,

            @Schema(description = "As in the mail's header, without the brackets; null where none was written")
            @Nullable
            String messageId,

            @Nullable Instant acceptedAt,
            @Nullable String server,
            @Nullable String reply,
            List<Attempt> attempts,
            @Nullable Instant nextAttemptAt,

            @Schema(description = "What keeps the mails of the campaign from going out; null when nothing does")
            @Nullable
            BlockedView blocked,

            @Schema(description = "The trace of the editor's click") @Nullable
            String traceId) {

        static Delivery notPlanned(Campaign campaign, String explanation) {
            return new Delivery(
                    campaign.id(),
                    campaign.kind(),
                    Fate.NOT_PLANNED,
                    explanation,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    campaign.traceId());
        }

        static Delivery planned(
                Campaign campaign, Fate outcome, String explanation, String messageId, DeliveryRecord statement) {
            Receipt receipt = statement.receipt();
            RecipientOutcome entry = statement.entry();
            boolean written = statement.accepted() || !statement.attempts().isEmpty();
            return new Delivery(
                    campaign.id(),
                    campaign.kind(),
                    outcome,
                    explanation,
                    written ? messageId : null,
                    receipt == null ? null : receipt.at(),
                    receipt == null ? null : receipt.server(),
                    entry == null ? emptyAsNull(statement.reply()) : entry.reply(),
                    statement.attempts(),
                    entry == null ? null : entry.nextAttemptAt(),
                    outcome == Fate.PENDING || outcome == Fate.DEFERRED ? BlockedView.of(campaign) : null,
                    campaign.traceId());
        }

        private static @Nullable String emptyAsNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    static DeliveriesView of(String articleId, @Nullable Subscriber subscriber, List<Delivery> deliveries) {
        return new DeliveriesView(
                articleId,
                subscriber == null ? null : subscriber.id(),
                subscriber == null ? null : subscriber.state(),
                deliveries);
    }
}
