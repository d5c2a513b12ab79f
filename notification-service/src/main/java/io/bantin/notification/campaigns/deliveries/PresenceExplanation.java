package io.bantin.notification.campaigns.deliveries;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignBlockage;
import io.bantin.notification.campaigns.CampaignState;
import io.bantin.notification.campaigns.deliveries.DeliveriesView.Fate;
import io.bantin.notification.campaigns.ledger.DeliveryRecord;
import io.bantin.notification.campaigns.ledger.Receipt;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import io.bantin.notification.subscribers.Subscriber;

/** Says of somebody in the audience what became of their mail. */
final class PresenceExplanation {

    private PresenceExplanation() {}

    static String explain(Campaign campaign, Fate fate, DeliveryRecord statement, Subscriber subscriber) {
        return switch (fate) {
            case ACCEPTED -> accepted(statement);
            case DEFERRED -> deferred(statement) + blocked(campaign);
            case FAILED -> failed(statement, subscriber);
            case SKIPPED -> skipped(campaign, statement, subscriber);
            case PENDING -> pending(campaign);
            case NOT_PLANNED -> throw new IllegalArgumentException("is in the ledger");
        };
    }

    private static String accepted(DeliveryRecord statement) {
        Receipt receipt = statement.receipt();
        int attempt = statement.attempts().size() + 1;
        return receipt == null
                ? "Accepted; by whom is not known."
                : "Attempt %d was accepted at %s by %s: %s"
                        .formatted(attempt, receipt.at(), receipt.server(), statement.reply());
    }

    private static String deferred(DeliveryRecord statement) {
        RecipientOutcome entry = entry(statement);
        return "Attempt %d is due at %s; the last answer was: %s"
                .formatted(statement.attempts().size() + 1, entry.nextAttemptAt(), entry.reply());
    }

    private static String failed(DeliveryRecord statement, Subscriber subscriber) {
        RecipientOutcome entry = entry(statement);
        String suppressed = subscriber.suppression() instanceof Subscriber.Suppression suppression
                ? " The address is suppressed since %s.".formatted(suppression.at())
                : "";
        return "Failed for good at attempt %d: %s.%s".formatted(entry.attempts(), entry.reply(), suppressed);
    }

    private static String skipped(Campaign campaign, DeliveryRecord statement, Subscriber subscriber) {
        RecipientOutcome entry = statement.entry();
        if (entry == null || !entry.isFinal()) {
            return "Was planned, but the campaign was cancelled at %s before it was sent."
                    .formatted(campaign.cancelledAt());
        }
        String left = subscriber.leftAt() == null ? "" : " (they left at %s)".formatted(subscriber.leftAt());
        return "Was planned, but not sent: %s%s.".formatted(entry.reply(), left);
    }

    private static String pending(Campaign campaign) {
        return campaign.state() == CampaignState.PAUSED
                ? "Is planned; the campaign is paused since %s: %s"
                        .formatted(campaign.pausedAt(), campaign.pauseReason())
                : "Is planned, and waits for its turn." + blocked(campaign);
    }

    private static String blocked(Campaign campaign) {
        CampaignBlockage blocked = campaign.blockedNow();
        return blocked == null
                ? ""
                : " No mail of the campaign goes out since %s (%s): %s"
                        .formatted(blocked.since(), blocked.cause(), blocked.reply());
    }

    private static RecipientOutcome entry(DeliveryRecord statement) {
        RecipientOutcome entry = statement.entry();
        if (entry == null) {
            throw new IllegalArgumentException("has no entry");
        }
        return entry;
    }
}
