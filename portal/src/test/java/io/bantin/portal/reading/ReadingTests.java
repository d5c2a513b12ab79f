package io.bantin.portal.reading;

import static io.bantin.portal.testing.Newsroom.ARTICLE;
import static io.bantin.portal.testing.Newsroom.ARTICLE_PATH;
import static io.bantin.portal.testing.Newsroom.LOCAL;
import static io.bantin.portal.testing.Newsroom.LOCAL_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.portal.testing.Newsroom;
import io.bantin.portal.testing.PageClient;
import io.bantin.portal.testing.PortalTest;
import io.bantin.portal.testing.TestGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class ReadingTests {

    private final TestGateway gateway;
    private final PageClient browser;

    @Autowired
    ReadingTests(TestGateway gateway, @LocalServerPort int port) {
        this.gateway = gateway;
        this.browser = new PageClient(port);
    }

    @BeforeEach
    void openNewsroom() {
        gateway.forget();
        Newsroom.open(gateway);
    }

    @Test
    void showsAnArticle() {
        var page = browser.get(ARTICLE_PATH);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"vi\"")
                .contains("<h1 lang=\"vi\">Hội nghị trực tuyến</h1>")
                .contains("Sáng ngày 09/01/2020")
                .contains("<p>Đoạn <strong>thứ nhất</strong>.</p>")
                .contains("Thứ Năm, 09/01/2020, 10:30 (GMT+7)")
                .contains("Nguyễn Văn An, Trần Thị Bình")
                .contains("Tại điểm cầu của tỉnh", "Ảnh: Phương Anh")
                .contains("Trang tin của tỉnh", "dân vận")
                .contains("href=\"" + LOCAL_PATH + "\"");
    }

    @Test
    void showsThePictureOfAnArticleInEachPlace() {
        Newsroom.publishWithPicture(gateway, 9, "Bài có ảnh");

        assertThat(browser.get(Newsroom.PICTURE_ARTICLE_PATH).body())
                .contains(" src=\"/media/0kt3v9wq5d777/640-0123456789ab.jpg\"")
                .contains("srcset=\"/media/0kt3v9wq5d777/320-0123456789ab.webp 320w, "
                        + "/media/0kt3v9wq5d777/640-0123456789ab.webp 640w\"")
                .contains("width=\"640\" height=\"427\"", "alt=\"Hội trường\"")
                .contains("<figcaption>", "Tại điểm cầu", "Ảnh: Phương Anh")
                .contains(
                        "<meta property=\"og:image\" content=\"http://localhost:8080/media/0kt3v9wq5d777/640-0123456789ab.jpg\">")
                .contains("<meta property=\"og:image:alt\" content=\"Hội trường\">");
        assertThat(browser.get(Newsroom.NEWS_PATH).body())
                .contains("class=\"teaser-picture\"", "/media/0kt3v9wq5d777/640-0123456789ab.webp 640w");
        assertThat(browser.get(ARTICLE_PATH).body()).doesNotContain("og:image", "<img");
    }

    @Test
    void speaksEnglishToEnglishBrowsersButLeavesTheArticleAsItIs() {
        var page = browser.get(ARTICLE_PATH, "Accept-Language", "fr, en;q=0.8");

        assertThat(page.body())
                .contains("<html lang=\"en\"")
                .contains("<h1 lang=\"vi\">Hội nghị trực tuyến</h1>")
                .contains("Thursday, 9 January 2020, 10:30 (GMT+7)");
        assertThat(page.headers().firstValue("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary).containsIgnoringCase("Accept-Language"));
    }

    @Test
    void speaksVietnameseToBrowsersThatKnowNeither() {
        assertThat(browser.get("/", "Accept-Language", "fr, de;q=0.8").body()).contains("<html lang=\"vi\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ten-cu-" + ARTICLE + ".html", "/" + ARTICLE + ".html", "/-" + ARTICLE + ".html"})
    void leadsToThePresentAddress(String address) {
        var answer = browser.get(address);

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).hasValue(ARTICLE_PATH);
    }

    @Test
    void leadsToThePresentAddressOfACategoryAndKeepsThePlaceInItsList() {
        var answer = browser.get("/c/ten-cu-" + LOCAL + "?cursor=abc%2B%26");

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).hasValue(LOCAL_PATH + "?cursor=abc%2B%26");
    }

    @Test
    void answers304ToABrowserThatHasThePage() {
        String etag = browser.get(ARTICLE_PATH).headers().firstValue("ETag").orElseThrow();

        var again = browser.get(ARTICLE_PATH, "If-None-Match", etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void saysThatAnArticleWasWithdrawn() {
        Newsroom.withdraw(gateway);

        var page = browser.get(ARTICLE_PATH);

        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("Bài đã được gỡ").doesNotContain("Hội nghị trực tuyến");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/khong-co-0000000000000.html",
                "/khong-co.html",
                "/c/khong-co-0000000000000",
                "/c/x",
                "/khong-co"
            })
    void saysThatThereIsNoSuchPage(String address) {
        var page = browser.get(address);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Không tìm thấy trang");
    }

    @Test
    void listsTheLatestAndEachSectionOnTheHomePage() {
        var page = browser.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Hội nghị trực tuyến", "Tại điểm cầu của tỉnh")
                .contains("href=\"/c/tin-tuc-" + Newsroom.NEWS + "\"");
    }

    @Test
    void listsACategoryWithAWayToOlderArticles() {
        gateway.answer(
                "GET /api/articles?category=" + LOCAL + "&limit=20",
                200,
                Newsroom.listing(Newsroom.item(1, "Bài mới nhất"), "abc+/="));

        var page = browser.get(LOCAL_PATH);

        assertThat(page.body())
                .contains("Bài mới nhất", "Tin tức")
                .contains("href=\"" + LOCAL_PATH + "?cursor=abc%2B/%3D\"");
    }

    @Test
    void showsOlderArticlesOfACategory() {
        gateway.answer(
                "GET /api/articles?category=" + LOCAL + "&cursor=abc%2B&limit=20",
                200,
                Newsroom.listing(Newsroom.item(1, "Bài cũ"), null));

        assertThat(browser.get(LOCAL_PATH + "?cursor=abc%2B").body()).contains("Bài cũ");
    }

    @Test
    void keepsPagesUpWhileTheGatewayIsAway() {
        browser.get("/");
        browser.get(ARTICLE_PATH);
        browser.get(LOCAL_PATH);

        gateway.goAway();

        assertThat(browser.get("/").body()).contains("Hội nghị trực tuyến");
        assertThat(browser.get(ARTICLE_PATH).statusCode()).isEqualTo(200);
        assertThat(browser.get(LOCAL_PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatAPageCannotBeShownNowWhenNoneIsKept() {
        gateway.goAway();

        var page = browser.get("/bai-khac-0kt3v9wq5d2xb.html");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("Tạm thời chưa xem được").containsPattern("<code>[0-9a-f]{32}</code>");
    }

    @Test
    void listsEachArticleOnceInASection() {
        String page = browser.get("/").body();

        // One of the latest, and the one of its section.
        assertThat(page.split("href=\"" + ARTICLE_PATH, -1)).hasSize(3);
    }

    @Test
    void showsMarkupInATitleAsText() {
        Newsroom.publish(gateway, 2, "<script>alert(1)</script>");

        assertThat(browser.get(ARTICLE_PATH).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>");
    }
}
