package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.content.CampaignMails;
import io.bantin.notification.mail.delivery.DeliveryMetrics;
import io.bantin.notification.mail.delivery.MailKind;
import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.MailServer;
import io.bantin.notification.mail.smtp.MailSession;
import io.bantin.notification.mail.smtp.SendResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Composes mails, and hands them to the receiver. */
@Component
class MailSender {

    private static final Logger log = LoggerFactory.getLogger(MailSender.class);

    private final CampaignMails letters;
    private final DeliveryMetrics metrics;
    private final Timer latency;
    private final Clock clock;
    private final Duration longestSend;
    private final String server;

    MailSender(CampaignMails letters, DeliveryMetrics metrics, MeterRegistry meters, Clock clock, MailServer server) {
        this.letters = letters;
        this.metrics = metrics;
        this.latency = Timer.builder("bantin.deliveries.latency")
                .description("From the publication to the acceptance of a mail")
                .tag("channel", "email")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(meters);
        this.clock = clock;
        this.longestSend = server.longestSend();
        this.server = server.name();
    }

    Duration longestSend() {
        return longestSend;
    }

    /** Which server takes the mails. */
    String server() {
        return server;
    }

    void skipped() {
        metrics.skipped(MailKind.CAMPAIGN);
    }

    /** Empty when it cannot be: one recipient who cannot be written to must not hold up the rest of the chunk for ever. */
    Optional<OutgoingMail> compose(Campaign campaign, RecipientBatch.Addressee addressee) {
        try {
            return Optional.of(letters.of(campaign, addressee.recipient(), addressee.followed()));
        } catch (DataAccessException outage) {
            throw outage;
        } catch (RuntimeException e) {
            log.error(
                    "The mail of {} to {} cannot be composed",
                    campaign.id(),
                    addressee.recipient().id(),
                    e);
            return Optional.empty();
        }
    }

    SendResult send(Campaign campaign, OutgoingMail mail, @Nullable OutgoingMail next, MailSession session) {
        SendResult result = session.send(mail, next);
        metrics.sent(MailKind.CAMPAIGN, result);
        if (result instanceof SendResult.Accepted) {
            latency.record(Duration.between(campaign.announcedAt(), clock.instant()));
        }
        return result;
    }
}
