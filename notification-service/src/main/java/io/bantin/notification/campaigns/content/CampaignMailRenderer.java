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
    private final Cache<TemplateKey, MailTemplate> templates = Caffeine.newBuilder()
            .maximumSize(MAX_TEMPLATES)
            .executor(Runnable::run)
            .build();

    CampaignMailRenderer(MailComposer composer, ArticleMailContent texts) {
        this.composer = composer;
        this.texts = texts;
    }

    /** The mail to a recipient that follows these categories of the article. */
    public OutgoingMail render(Campaign campaign, Recipient recipient, Set<String> followed) {
        return template(campaign, new TemplateKey(campaign.id(), recipient.locale(), followed))
                .to(recipient.email(), recipient.token(), campaign.deliveryTo(recipient.id()));
    }

    private MailTemplate template(Campaign campaign, TemplateKey key) {
        return templates.get(
                key, _ -> composer.prepare(texts.of(campaign, Locale.forLanguageTag(key.locale()), key.followed())));
    }

    private record TemplateKey(String campaignId, String locale, Set<String> followed) {}
}
