package io.bantin.notification.campaigns.sending;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.content.CampaignMailRenderer;
import io.bantin.notification.mail.delivery.DeliveryMetrics;
import io.bantin.notification.mail.delivery.MailKind;
import io.bantin.notification.mail.message.OutgoingMail;
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

/** Composes the mail to one recipient, and sends it. */
@Component
class CampaignMailSender {

    private static final Logger log = LoggerFactory.getLogger(CampaignMailSender.class);

    private final CampaignMailRenderer renderer;
    private final DeliveryMetrics metrics;
    private final Timer latency;
    private final Clock clock;

    CampaignMailSender(CampaignMailRenderer renderer, DeliveryMetrics metrics, MeterRegistry meters, Clock clock) {
        this.renderer = renderer;
        this.metrics = metrics;
        this.latency = Timer.builder("bantin.deliveries.latency")
                .description("From the publication to the acceptance of a mail")
                .tag("channel", "email")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(meters);
        this.clock = clock;
    }

    /** Returns an empty result on failure: one recipient whose mail cannot be composed must not block the rest of the chunk. */
    Optional<OutgoingMail> compose(Campaign campaign, RecipientBatch.Addressee addressee) {
        try {
            return Optional.of(renderer.render(campaign, addressee.recipient(), addressee.followed()));
        } catch (DataAccessException outage) {
            throw outage;
        } catch (RuntimeException e) {
            log.error(
                    "The mail of campaign {} to subscriber {} cannot be composed",
                    campaign.id(),
                    addressee.recipient().id(),
                    e);
            return Optional.empty();
        }
    }

    /** Sends the mail, pipelines the envelope of the following mail, and reports the result to the receiving domain. */
    SendResult send(Campaign campaign, AdmittedMail mail, @Nullable AdmittedMail following, MailSession session) {
        SendResult result =
                mail.domain().attempt(() -> session.send(mail.mail(), following == null ? null : following.mail()));
        metrics.sent(MailKind.CAMPAIGN, result);
        if (result instanceof SendResult.Accepted) {
            latency.record(Duration.between(campaign.origin().decidedAt(), clock.instant()));
        }
        return result;
    }
}
