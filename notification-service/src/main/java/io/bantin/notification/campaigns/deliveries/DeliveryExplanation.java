package io.bantin.notification.campaigns.deliveries;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignNotFound;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.deliveries.DeliveriesView.Delivery;
import io.bantin.notification.campaigns.deliveries.DeliveriesView.Fate;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.campaigns.ledger.DeliveryRecord;
import io.bantin.notification.mail.message.MailComposer;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.erasure.Erasures;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Finds what became of one person in the campaigns of one article: from the ledger, or else from the person's history. */
@Service
class DeliveryExplanation {

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final Subscribers subscribers;
    private final Erasures erasures;
    private final MailComposer composer;

    DeliveryExplanation(
            Campaigns campaigns, Chunks chunks, Subscribers subscribers, Erasures erasures, MailComposer composer) {
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.subscribers = subscribers;
        this.erasures = erasures;
        this.composer = composer;
    }

    DeliveriesView explain(String articleId, EmailAddress email) {
        List<Campaign> told = campaigns.of(articleId);
        if (told.isEmpty()) {
            throw CampaignNotFound.ofArticle(articleId);
        }
        Optional<Subscriber> known = subscribers.find(email);
        return DeliveriesView.of(
                articleId,
                known.orElse(null),
                told.stream()
                        .map(campaign -> known.map(subscriber -> of(campaign, subscriber))
                                .orElseGet(() -> Delivery.notPlanned(campaign, stranger(email))))
                        .toList());
    }

    private String stranger(EmailAddress email) {
        return erasures.erasedAt(email.key())
                .map(at -> "This address was erased at %s, and what was known of it with it.".formatted(at))
                .orElse("Nobody with this address has signed up or was imported.");
    }

    private Delivery of(Campaign campaign, Subscriber subscriber) {
        if (campaign.ledgerRemovedAt() != null) {
            return Delivery.notPlanned(
                    campaign,
                    "Who got it is no longer known: the ledger was removed at %s."
                            .formatted(campaign.ledgerRemovedAt()));
        }
        return chunks.statementOn(campaign.id(), subscriber.id())
                .map(statement -> planned(campaign, subscriber, statement))
                .orElseGet(() -> Delivery.notPlanned(campaign, AbsenceExplanation.explain(campaign, subscriber)));
    }

    private Delivery planned(Campaign campaign, Subscriber subscriber, DeliveryRecord statement) {
        Fate fate = fate(campaign, statement);
        return Delivery.planned(
                campaign,
                fate,
                PresenceExplanation.explain(campaign, fate, statement, subscriber),
                composer.messageId(campaign.deliveryTo(subscriber.id())),
                statement);
    }

    private static Fate fate(Campaign campaign, DeliveryRecord statement) {
        if (statement.accepted()) {
            return Fate.ACCEPTED;
        }
        var entry = statement.entry();
        if (entry == null) {
            return campaign.isCancelled() ? Fate.SKIPPED : Fate.PENDING;
        }
        return switch (entry.outcome()) {
            case DEFERRED -> campaign.isCancelled() ? Fate.SKIPPED : Fate.DEFERRED;
            case FAILED -> Fate.FAILED;
            case SKIPPED -> Fate.SKIPPED;
        };
    }
}
