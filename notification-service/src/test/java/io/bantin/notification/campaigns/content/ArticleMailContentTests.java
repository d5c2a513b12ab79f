package io.bantin.notification.campaigns.content;

import static io.bantin.notification.campaigns.CampaignFixtures.aCampaignFor;
import static io.bantin.notification.campaigns.CampaignFixtures.aCorrectionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.bantin.notification.campaigns.ArticleSummary;
import io.bantin.notification.campaigns.ArticleSummary.Rendition;
import io.bantin.notification.categories.Categories;
import io.bantin.notification.mail.message.Links;
import io.bantin.notification.mail.message.MailContent;
import io.bantin.notification.mail.message.MailingList;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArticleMailContentTests {

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final Categories categories = mock();
    private final ArticleMailContent text = new ArticleMailContent(new Links("https://tin.example"), categories);

    @Test
    void showsTitleLeadLinkDateAndReason() {
        when(categories.names(anyCollection())).thenReturn(Map.of("c1", "Dân vận khéo"));

        MailContent letter = letter(article("Nâng cấp đường tỉnh", "Đoạn qua thị trấn."), VIETNAMESE);

        assertThat(letter.subject()).isEqualTo("Nâng cấp đường tỉnh");
        assertThat(letter.text()).isEqualTo("""
                Nâng cấp đường tỉnh

                Đoạn qua thị trấn.

                Đọc tiếp: https://tin.example/tin.html

                Chuyên mục bạn theo dõi: Dân vận khéo""");
        assertThat(letter.html())
                .contains("<div lang=\"vi\">")
                .contains("href=\"https://tin.example/tin.html\"")
                .contains("Thứ Năm, 09/01/2020, 10:30 (GMT+7)")
                .contains("Chuyên mục bạn theo dõi: Dân vận khéo");
        assertThat(letter.list()).isEqualTo(new MailingList("Dân vận khéo", "c1"));
    }

    @Test
    void speaksTheReadersLanguageAroundTheArticle() {
        MailContent letter = letter(article("Nâng cấp", "Tóm tắt"), Locale.ENGLISH);
        assertThat(letter.text()).contains("Read on: ").contains("Tóm tắt");
        assertThat(letter.html())
                .contains("Thursday, 09/01/2020, 10:30 (GMT+7)")
                .contains("<div lang=\"vi\">");
    }

    @Test
    void showsThePictureByItsAddressOnTheSiteAndNoWiderThanTheText() {
        var cover = new ArticleSummary.Cover(
                "0kt3v9wq5d777",
                "Cánh đồng \"lúa\"",
                null,
                null,
                List.of(
                        new Rendition("/media/0kt3v9wq5d777/320-a.webp", "image/webp", 320, 213),
                        new Rendition("/media/0kt3v9wq5d777/1280-a.jpg", "image/jpeg", 1280, 853),
                        new Rendition("/media/0kt3v9wq5d777/640-a.jpg", "image/jpeg", 640, 427)));

        var html = letter(articleWith(cover), VIETNAMESE).html();

        assertThat(html)
                .contains("src=\"https://tin.example/media/0kt3v9wq5d777/640-a.jpg\"")
                .contains("width=\"600\" height=\"400\"")
                .contains("alt=\"Cánh đồng &quot;lúa&quot;\"")
                .contains("max-width:100%;");
    }

    @Test
    void showsNoPictureThatIsOnlyDescribedOrOfAnotherSite() {
        var elsewhere = List.of(new Rendition("https://evil.example/a.jpg", "image/jpeg", 640, 427));
        for (var cover : List.of(
                new ArticleSummary.Cover(null, "Lúa", null, null, null),
                new ArticleSummary.Cover("0kt3v9wq5d777", "Lúa", null, null, List.of()),
                new ArticleSummary.Cover("0kt3v9wq5d777", "Lúa", null, null, elsewhere))) {
            assertThat(letter(articleWith(cover), VIETNAMESE).html()).doesNotContain("<img");
        }
    }

    private static ArticleSummary articleWith(ArticleSummary.Cover cover) {
        var plain = article("Nâng cấp", "Tóm tắt");
        return new ArticleSummary(
                plain.articleId(),
                plain.title(),
                plain.lead(),
                plain.url(),
                plain.language(),
                cover,
                plain.categoryPaths(),
                plain.byline(),
                plain.publishedAt());
    }

    @Test
    void saysThatAnArticleWasCorrectedAndWhen() {
        MailContent letter = text.of(
                aCorrectionOf(article("Nâng cấp", "Dài 3 km, không phải 4."), Instant.parse("2020-01-10T01:05:00Z")),
                VIETNAMESE,
                Set.of("c1"));
        assertThat(letter.subject()).isEqualTo("Đính chính: Nâng cấp");
        assertThat(letter.text()).startsWith("Đính chính: Nâng cấp\n\nDài 3 km, không phải 4.");
        assertThat(letter.html()).contains("Thứ Sáu, 10/01/2020, 08:05 (GMT+7)", ">Đính chính: Nâng cấp<");
    }

    @Test
    void escapesTheTextOfEditors() {
        MailContent letter = letter(article("<script>alert(1)</script> \"A & B\"", "<img src=x>"), VIETNAMESE);
        assertThat(letter.subject()).isEqualTo("<script>alert(1)</script> \"A & B\"");
        assertThat(letter.html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;A &amp; B&quot;")
                .contains("&lt;img src=x&gt;")
                .doesNotContain("<script>", "<img");
    }

    @Test
    void keepsTheListOfACategoryThatIsRenamed() {
        when(categories.names(anyCollection())).thenReturn(Map.of("c1", "Dân vận khéo"));
        MailingList before = letter(article("Tin", ""), VIETNAMESE).list();
        when(categories.names(anyCollection())).thenReturn(Map.of("c1", "新闻"));
        MailingList after = letter(article("Tin", ""), VIETNAMESE).list();
        assertThat(before).isNotNull();
        assertThat(after).isNotNull().extracting(MailingList::label).isEqualTo(before.label());
    }

    @Test
    void leavesOutMissingFields() {
        MailContent letter = letter(article("Tin ngắn", ""), VIETNAMESE);
        assertThat(letter.text()).isEqualTo("Tin ngắn\n\nĐọc tiếp: https://tin.example/tin.html");
        assertThat(letter.html()).doesNotContain("<p></p>", "theo dõi");
        assertThat(letter.list()).isEqualTo(new MailingList("", "c1"));
    }

    private MailContent letter(ArticleSummary article, Locale locale) {
        return text.of(aCampaignFor(article), locale, Set.of("c1"));
    }

    private static ArticleSummary article(String title, String lead) {
        return new ArticleSummary(
                "0kt3v9wq5d2xa",
                title,
                lead,
                "/tin.html",
                "vi",
                null,
                List.of(List.of("root", "c1")),
                List.of(),
                Instant.parse("2020-01-09T03:30:00Z"));
    }
}
