package io.bantin.notification.campaigns.sending;

import io.bantin.kit.claims.Ticker;
import io.bantin.notification.campaigns.outcomes.BlockedCampaigns;
import io.bantin.notification.campaigns.outcomes.OutcomeRecorder;
import io.bantin.notification.mail.delivery.RateLimits;
import io.bantin.notification.mail.delivery.RetrySchedule;
import io.bantin.notification.mail.smtp.MailServer;
import org.springframework.stereotype.Component;

/** The services that every delivery of this process uses. */
@Component
record DeliveryServices(
        RecipientReader reader,
        CampaignStatusCache statuses,
        CampaignMailSender sender,
        MailServer server,
        RateLimits limits,
        RetrySchedule retries,
        OutcomeRecorder.Factory recorders,
        StoreRetry storeRetry,
        BlockedCampaigns blocked,
        Ticker ticker) {}
