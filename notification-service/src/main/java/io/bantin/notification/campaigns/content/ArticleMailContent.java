package io.bantin.notification.campaigns.content;

import io.bantin.notification.campaigns.ArticleSummary;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.categories.Categories;
import io.bantin.notification.mail.message.Links;
import io.bantin.notification.mail.message.MailContent;
import io.bantin.notification.mail.message.MailingList;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes the content of a mail about an article: title, lead, link, and the reason why the recipient gets it. */
@Component
class ArticleMailContent {

    private static final String HTML = """
            <div lang="%s">
            %s<p style="margin:0 0 4px;font-size:13px;color:#595959">%s</p>
            <h1 style="margin:0 0 12px;font-size:22px;line-height:1.3"><a href="%s" style="color:#8a1c1c;text-decoration:none">%s</a></h1>
            %s</div>
            <p><a href="%s" style="display:inline-block;padding:10px 18px;background:#8a1c1c;color:#ffffff;text-decoration:none">%s</a></p>
            %s""";

    private static final String PICTURE = """
            <p style="margin:0 0 12px"><a href="%s"><img src="%s" alt="%s" width="%d" height="%d" style="display:block;max-width:100%%;height:auto;border:0"></a></p>
            """;

    private static final int TEXT_WIDTH = 600;

    private static final MailingList ALL = new MailingList("Bản tin", "tin");

    /** The words around an article in the reader's language. */
    private record Words(String readOn, String followed, String corrected, DateTimeFormatter date) {

        private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

        /** Spelled out, since the JDK's own formats change between releases. */
        private static final String DATE = "EEEE, dd/MM/uuuu, HH:mm '('O')'";

        private static final Words VIETNAMESE =
                new Words("Đọc tiếp", "Chuyên mục bạn theo dõi", "Đính chính", date("vi-VN"));
        private static final Words ENGLISH =
                new Words("Read on", "Categories that you follow", "Correction", date("en-GB"));

        static Words in(Locale locale) {
            return locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
        }

        String at(Instant instant) {
            return date.format(instant);
        }

        private static DateTimeFormatter date(String locale) {
            return DateTimeFormatter.ofPattern(DATE, Locale.forLanguageTag(locale))
                    .withZone(ZONE);
        }
    }

    private final Links links;
    private final Categories categories;

    ArticleMailContent(Links links, Categories categories) {
        this.links = links;
        this.categories = categories;
    }

    MailContent of(Campaign campaign, Locale locale, Set<String> followed) {
        ArticleSummary article = campaign.origin().article();
        Words words = Words.in(locale);
        String reason = reason(words, followed);
        String title = title(campaign, words);
        return new MailContent(
                locale,
                title,
                campaign.timeline().createdAt(),
                text(article, title, words, reason),
                html(article, title, words, words.at(shownTime(campaign)), reason),
                list(article));
    }

    private static String title(Campaign campaign, Words words) {
        String title = campaign.origin().article().title();
        return switch (campaign.origin().kind()) {
            case INSTANT -> title;
            case CORRECTION -> words.corrected() + ": " + title;
        };
    }

    /** The time that the mail shows. */
    private static Instant shownTime(Campaign campaign) {
        return switch (campaign.origin().kind()) {
            case INSTANT ->
                campaign.origin().article().publishedAt() instanceof Instant published
                        ? published
                        : campaign.origin().decidedAt();
            case CORRECTION -> campaign.origin().decidedAt();
        };
    }

    /** Empty when the copy of the categories is late: a mail shows no ids. */
    private String reason(Words words, Set<String> followed) {
        var names = new TreeSet<>(categories.names(followed).values());
        return names.isEmpty() ? "" : words.followed() + ": " + String.join(", ", names);
    }

    private String text(ArticleSummary article, String title, Words words, String reason) {
        String lead = article.lead().isEmpty() ? "" : article.lead() + "\n\n";
        String why = reason.isEmpty() ? "" : "\n\n" + reason;
        return "%s\n\n%s%s: %s%s".formatted(title, lead, words.readOn(), url(article), why);
    }

    private String html(ArticleSummary article, String title, Words words, String time, String reason) {
        String url = escaped(url(article));
        return HTML.formatted(
                escaped(article.language()),
                picture(article),
                escaped(time),
                url,
                escaped(title),
                paragraph(article.lead()),
                url,
                words.readOn(),
                paragraph(reason));
    }

    /** At most as wide as the text, also in mail programs that know no style sheets. */
    private String picture(ArticleSummary article) {
        var cover = article.cover();
        return cover == null
                ? ""
                : cover.forMail()
                        .map(rendition -> {
                            int width = Math.min(TEXT_WIDTH, rendition.width());
                            return PICTURE.formatted(
                                    escaped(url(article)),
                                    escaped(links.page(rendition.url())),
                                    escaped(cover.alt() == null ? "" : cover.alt()),
                                    width,
                                    Math.round((float) rendition.height() * width / rendition.width()));
                        })
                        .orElse("");
    }

    private String url(ArticleSummary article) {
        return links.page(article.url());
    }

    /** The list is the article's first category, so that readers can sort their mail by it. */
    private MailingList list(ArticleSummary article) {
        List<String> own = article.categoryPaths().stream()
                .filter(path -> !path.isEmpty())
                .map(List::getLast)
                .limit(1)
                .toList();
        // The label is the id: a name may change, and the copy of the categories may be late.
        return own.stream()
                .findFirst()
                .map(id -> new MailingList(categories.names(own).getOrDefault(id, ""), id))
                .orElse(ALL);
    }

    private static String paragraph(String text) {
        return text.isEmpty() ? "" : "<p>" + escaped(text) + "</p>\n";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
