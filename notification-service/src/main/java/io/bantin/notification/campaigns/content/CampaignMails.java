package io.bantin.notification.campaigns.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.mail.message.MailComposer;
import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.message.PreparedMail;
import io.bantin.notification.subscribers.Recipient;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The mails of campaigns, rendered once for all who read the same language and follow the same categories. */
@Component
public class CampaignMails {

    private static final int KEPT = 100;

    private final MailComposer composer;
    private final ArticleMailText texts;
    private final Cache<Edition, PreparedMail> prepared =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

    CampaignMails(MailComposer composer, ArticleMailText texts) {
        this.composer = composer;
        this.texts = texts;
    }

    /** The mail to somebody who follows these categories of the article. */
    public OutgoingMail of(Campaign campaign, Recipient recipient, Set<String> followed) {
        return prepared(campaign, new Edition(campaign.id(), recipient.locale(), followed))
                .to(recipient.email(), recipient.token(), campaign.deliveryTo(recipient.id()));
    }

    private PreparedMail prepared(Campaign campaign, Edition edition) {
        return prepared.get(
                edition,
                _ -> composer.prepare(texts.of(campaign, Locale.forLanguageTag(edition.locale()), edition.followed())));
    }

    private record Edition(String campaignId, String locale, Set<String> followed) {}
}
