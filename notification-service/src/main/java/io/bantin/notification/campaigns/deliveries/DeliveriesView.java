package io.bantin.notification.campaigns.deliveries;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignKind;
import io.bantin.notification.campaigns.ledger.AcceptanceReceipt;
import io.bantin.notification.campaigns.ledger.Attempt;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import io.bantin.notification.campaigns.operators.BlockedView;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mails of one article to one person.
 *
 * @param subscriberId null when no subscriber has this address
 * @param status the present state of the subscription
 */
record DeliveriesView(
        String articleId,
        @Nullable String subscriberId,
        @Nullable SubscriberState status,
        List<Delivery> deliveries) {

    enum DeliveryStatus {
        /** A mail server accepted the mail. */
        ACCEPTED,
        /** The mail is tried again. */
        DEFERRED,
        /** The server refused the mail, or the retries are used up. */
        FAILED,
        /** The recipient was planned, and gets no mail any more. */
        SKIPPED,
        /** The recipient is planned, and was not tried yet. */
        PENDING,
        /** The person was not in the audience, or is not known to have been. */
        NOT_PLANNED
    }

    /**
     * What became of one campaign's mail to this person.
     *
     * @param explanation one sentence
     * @param acceptedAt to a tenth of a second
     * @param server the mail server that accepted the mail
     * @param reply the last reply of a mail server
     * @param attempts the attempts that were not accepted, the oldest first
     */
    record Delivery(
            String eventId,
            CampaignKind kind,
            DeliveryStatus outcome,
            String explanation,

            @Schema(description = "As in the mail's header, without the brackets; null when no mail was written")
            @Nullable
            String messageId,

            @Nullable Instant acceptedAt,
            @Nullable String server,
            @Nullable String reply,
            List<Attempt> attempts,
            @Nullable Instant nextAttemptAt,

            @Schema(description = "Why the mails of the campaign do not go out; null when they do") @Nullable
            BlockedView blocked,

            @Schema(description = "The trace of the editor's request") @Nullable
            String traceId) {

        static Delivery notPlanned(Campaign campaign, String explanation) {
            return new Delivery(
                    campaign.id(),
                    campaign.origin().kind(),
                    DeliveryStatus.NOT_PLANNED,
                    explanation,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    campaign.origin().traceId());
        }

        static Delivery planned(
                Campaign campaign,
                DeliveryStatus outcome,
                String explanation,
                String messageId,
                DeliveryRecord record) {
            AcceptanceReceipt receipt = record.receipt();
            RecipientOutcome entry = record.entry();
            boolean written = record.accepted() || !record.attempts().isEmpty();
            return new Delivery(
                    campaign.id(),
                    campaign.origin().kind(),
                    outcome,
                    explanation,
                    written ? messageId : null,
                    receipt == null ? null : receipt.at(),
                    receipt == null ? null : receipt.server(),
                    entry == null ? emptyAsNull(record.reply()) : entry.reply(),
                    record.attempts(),
                    entry == null ? null : entry.nextAttemptAt(),
                    outcome == DeliveryStatus.PENDING || outcome == DeliveryStatus.DEFERRED
                            ? BlockedView.of(campaign)
                            : null,
                    campaign.origin().traceId());
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
