package io.bantin.notification.campaigns.deliveries;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignBlockage;
import io.bantin.notification.campaigns.CampaignState;
import io.bantin.notification.campaigns.deliveries.DeliveriesView.DeliveryStatus;
import io.bantin.notification.campaigns.ledger.AcceptanceReceipt;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import io.bantin.notification.subscribers.Subscriber;

/** Explains what became of the mail to a planned recipient. */
final class PlannedRecipientExplanation {

    private PlannedRecipientExplanation() {}

    static String explain(Campaign campaign, DeliveryStatus status, DeliveryRecord record, Subscriber subscriber) {
        return switch (status) {
            case ACCEPTED -> accepted(record);
            case DEFERRED -> deferred(record) + blocked(campaign);
            case FAILED -> failed(record, subscriber);
            case SKIPPED -> skipped(campaign, record, subscriber);
            case PENDING -> pending(campaign);
            case NOT_PLANNED -> throw new IllegalArgumentException("the recipient is in the ledger");
        };
    }

    private static String accepted(DeliveryRecord record) {
        AcceptanceReceipt receipt = record.receipt();
        int attempt = record.attempts().size() + 1;
        return receipt == null
                ? "Accepted; the server is not known."
                : "Attempt %d was accepted at %s by %s: %s"
                        .formatted(attempt, receipt.at(), receipt.server(), record.reply());
    }

    private static String deferred(DeliveryRecord record) {
        RecipientOutcome entry = entry(record);
        return "Attempt %d is due at %s; the last answer was: %s"
                .formatted(record.attempts().size() + 1, entry.nextAttemptAt(), entry.reply());
    }

    private static String failed(DeliveryRecord record, Subscriber subscriber) {
        RecipientOutcome entry = entry(record);
        String suppressed = subscriber.suppression() instanceof Subscriber.Suppression suppression
                ? " The address is suppressed since %s.".formatted(suppression.at())
                : "";
        return "Failed for good at attempt %d: %s.%s".formatted(entry.attempts(), entry.reply(), suppressed);
    }

    private static String skipped(Campaign campaign, DeliveryRecord record, Subscriber subscriber) {
        RecipientOutcome entry = record.entry();
        if (entry == null || !entry.isFinal()) {
            return "Was planned, but the campaign was cancelled at %s before it was sent."
                    .formatted(campaign.timeline().cancelledAt());
        }
        String left = subscriber.leftAt() == null ? "" : " (they left at %s)".formatted(subscriber.leftAt());
        return "Was planned, but not sent: %s%s.".formatted(entry.reply(), left);
    }

    private static String pending(Campaign campaign) {
        return campaign.state() == CampaignState.PAUSED
                ? "Is planned; the campaign is paused since %s: %s"
                        .formatted(
                                campaign.timeline().pausedAt(),
                                campaign.timeline().pauseReason())
                : "Is planned, and waits for its turn." + blocked(campaign);
    }

    private static String blocked(Campaign campaign) {
        CampaignBlockage blocked = campaign.blockedNow();
        return blocked == null
                ? ""
                : " No mail of the campaign goes out since %s (%s): %s"
                        .formatted(blocked.since(), blocked.cause(), blocked.reply());
    }

    private static RecipientOutcome entry(DeliveryRecord record) {
        RecipientOutcome entry = record.entry();
        if (entry == null) {
            throw new IllegalArgumentException("the recipient has no entry");
        }
        return entry;
    }
}
