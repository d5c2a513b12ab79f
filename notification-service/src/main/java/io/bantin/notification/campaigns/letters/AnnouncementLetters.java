package io.bantin.notification.campaigns.letters;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.mail.Letters;
import io.bantin.notification.mail.OutgoingMail;
import io.bantin.notification.mail.PreparedLetter;
import io.bantin.notification.subscriptions.Recipient;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The mails of campaigns, rendered once for all who read the same language and follow the same categories. */
@Component
public class AnnouncementLetters {

    private static final int KEPT = 100;

    private final Letters letters;
    private final AnnouncementText texts;
    private final Cache<Edition, PreparedLetter> prepared =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

    AnnouncementLetters(Letters letters, AnnouncementText texts) {
        this.letters = letters;
        this.texts = texts;
    }

    /** The mail to somebody who follows these categories of the article. */
    public OutgoingMail of(Campaign campaign, Recipient recipient, Set<String> followed) {
        return prepared(campaign, new Edition(campaign.id(), recipient.locale(), followed))
                .to(recipient.email(), recipient.token(), campaign.deliveryTo(recipient.id()));
    }

    private PreparedLetter prepared(Campaign campaign, Edition edition) {
        return prepared.get(
                edition,
                _ -> letters.prepare(texts.of(campaign, Locale.forLanguageTag(edition.locale()), edition.followed())));
    }

    private record Edition(String campaignId, String locale, Set<String> followed) {}
}
