package io.bantin.notification.campaigns.deliveries;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriptionChange;
import io.bantin.notification.subscribers.SubscriptionSnapshot;
import io.bantin.notification.subscribers.choices.Frequency;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** Explains why a known subscriber is not in the audience of a campaign. */
final class UnplannedRecipientExplanation {

    private UnplannedRecipientExplanation() {}

    static String explain(Campaign campaign, Subscriber subscriber) {
        return SubscriptionSnapshot.of(subscriber, campaign.timeline().createdAt())
                .map(past -> then(campaign, subscriber, past))
                .orElseGet(() -> notYet(subscriber));
    }

    private static String notYet(Subscriber subscriber) {
        Optional<SubscriptionChange> first = subscriber.changes().stream().findFirst();
        if (first.isPresent()) {
            return "Not subscribed then: only at %s, after the audience was planned."
                    .formatted(first.get().at());
        }
        return switch (subscriber.state()) {
            case PENDING -> "Signed up, but never confirmed.";
            case LEFT -> "Left at %s.".formatted(subscriber.leftAt());
            case ACTIVE, SUPPRESSED -> "Not subscribed then, as far as is known.";
        };
    }

    private static String then(Campaign campaign, Subscriber subscriber, SubscriptionSnapshot past) {
        SubscriptionChange since = past.since();
        return switch (since.what()) {
            case LEFT -> "Not subscribed then: had left at %s.".formatted(since.at());
            case SUPPRESSED -> "Suppressed since %s, because: %s".formatted(since.at(), since.reason());
            case CONFIRMED, IMPORTED, CHOSE, LIFTED -> subscribed(campaign, subscriber, past);
        };
    }

    private static String subscribed(Campaign campaign, Subscriber subscriber, SubscriptionSnapshot past) {
        if (past.frequency() instanceof Frequency frequency && frequency != Frequency.INSTANT) {
            return "Wanted no instant mail then, but %s.".formatted(frequency);
        }
        if (past.categoryIds() instanceof Set<String> followed
                && Collections.disjoint(followed, campaign.origin().article().pathIds())) {
            return "Followed none of the categories that the article was in.";
        }
        Instant planned = campaign.timeline().plannedAt();
        if (campaign.timeline().cancelledAt() != null) {
            return "The campaign was cancelled at %s, before they were planned."
                    .formatted(campaign.timeline().cancelledAt());
        }
        if (planned == null) {
            return "The audience is still being planned; they may be in it.";
        }
        return subscriber.changes().stream()
                .filter(change -> change.at().isAfter(campaign.timeline().createdAt())
                        && !change.at().isAfter(planned))
                .findFirst()
                .map(change -> "%s at %s, while the audience was planned.".formatted(change.what(), change.at()))
                .orElse("They should have been in the audience; please report this with the trace id.");
    }
}
