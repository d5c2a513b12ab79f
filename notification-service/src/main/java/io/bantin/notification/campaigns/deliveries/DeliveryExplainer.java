package io.bantin.notification.campaigns.deliveries;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignNotFound;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.deliveries.DeliveriesView.Delivery;
import io.bantin.notification.campaigns.deliveries.DeliveriesView.DeliveryStatus;
import io.bantin.notification.mail.message.MailComposer;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.erasure.Erasures;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Explains what became of the mails of one article to one person, from the ledger or else from the person's history. */
@Service
class DeliveryExplainer {

    private final Campaigns campaigns;
    private final DeliveryRecords records;
    private final Subscribers subscribers;
    private final Erasures erasures;
    private final MailComposer composer;

    DeliveryExplainer(
            Campaigns campaigns,
            DeliveryRecords records,
            Subscribers subscribers,
            Erasures erasures,
            MailComposer composer) {
        this.campaigns = campaigns;
        this.records = records;
        this.subscribers = subscribers;
        this.erasures = erasures;
        this.composer = composer;
    }

    DeliveriesView explain(String articleId, EmailAddress email) {
        List<Campaign> found = campaigns.findByArticle(articleId);
        if (found.isEmpty()) {
            throw CampaignNotFound.ofArticle(articleId);
        }
        Optional<Subscriber> subscriber = subscribers.find(email);
        return DeliveriesView.of(
                articleId,
                subscriber.orElse(null),
                found.stream()
                        .map(campaign -> subscriber
                                .map(known -> of(campaign, known))
                                .orElseGet(() -> Delivery.notPlanned(campaign, unknown(email))))
                        .toList());
    }

    private String unknown(EmailAddress email) {
        return erasures.erasedAt(email.key())
                .map(at -> "This address was erased at %s, with all that was known of it.".formatted(at))
                .orElse("Nobody with this address has signed up or was imported.");
    }

    private Delivery of(Campaign campaign, Subscriber subscriber) {
        if (campaign.ledger().removedAt() != null) {
            return Delivery.notPlanned(
                    campaign,
                    "The ledger was removed at %s, so who got the mail is no longer known."
                            .formatted(campaign.ledger().removedAt()));
        }
        return records.find(campaign.id(), subscriber.id())
                .map(record -> planned(campaign, subscriber, record))
                .orElseGet(() ->
                        Delivery.notPlanned(campaign, UnplannedRecipientExplanation.explain(campaign, subscriber)));
    }

    private Delivery planned(Campaign campaign, Subscriber subscriber, DeliveryRecord record) {
        DeliveryStatus status = status(campaign, record);
        return Delivery.planned(
                campaign,
                status,
                PlannedRecipientExplanation.explain(campaign, status, record, subscriber),
                composer.messageId(campaign.deliveryTo(subscriber.id())),
                record);
    }

    private static DeliveryStatus status(Campaign campaign, DeliveryRecord record) {
        if (record.accepted()) {
            return DeliveryStatus.ACCEPTED;
        }
        var entry = record.entry();
        if (entry == null) {
            return campaign.isCancelled() ? DeliveryStatus.SKIPPED : DeliveryStatus.PENDING;
        }
        return switch (entry.outcome()) {
            case DEFERRED -> campaign.isCancelled() ? DeliveryStatus.SKIPPED : DeliveryStatus.DEFERRED;
            case FAILED -> DeliveryStatus.FAILED;
            case SKIPPED -> DeliveryStatus.SKIPPED;
        };
    }
}
