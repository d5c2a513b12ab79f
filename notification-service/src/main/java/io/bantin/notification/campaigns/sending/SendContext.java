package io.bantin.notification.campaigns.sending;

import io.bantin.kit.claims.Ticker;
import io.bantin.notification.mail.delivery.Pacer;
import io.bantin.notification.mail.delivery.RetrySchedule;
import org.springframework.stereotype.Component;

/** What every delivery works with. */
@Component
record SendContext(
        RecipientReader reader,
        MailSender mailSender,
        Pacer pacer,
        RetrySchedule retries,
        RefusalRules refusals,
        StoreRetry storeRetry,
        BlockedCampaigns blocked,
        Ticker ticker) {}
