package io.bantin.notification.campaigns.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.mail.message.MailComposer;
import io.bantin.notification.mail.message.MailTemplate;
import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.subscribers.Recipient;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Renders campaign mails once for all recipients with the same language and followed categories. */
@Component
public class CampaignMailRenderer {

    private static final int MAX_TEMPLATES = 100;

    private final MailComposer composer;
    private final ArticleMailContent texts;
    private final Cache<Edition, MailTemplate> prepared = Caffeine.newBuilder()
            .maximumSize(MAX_TEMPLATES)
            .executor(Runnable::run)
            .build();

    CampaignMailRenderer(MailComposer composer, ArticleMailContent texts) {
        this.composer = composer;
        this.texts = texts;
    }

    /** The mail to a recipient that follows these categories of the article. */
    public OutgoingMail render(Campaign campaign, Recipient recipient, Set<String> followed) {
        return prepared(campaign, new Edition(campaign.id(), recipient.locale(), followed))
                .to(recipient.email(), recipient.token(), campaign.deliveryTo(recipient.id()));
    }

    private MailTemplate prepared(Campaign campaign, Edition edition) {
        return prepared.get(
                edition,
                _ -> composer.prepare(texts.of(campaign, Locale.forLanguageTag(edition.locale()), edition.followed())));
    }

    private record Edition(String campaignId, String locale, Set<String> followed) {}
}
