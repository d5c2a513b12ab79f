package io.bantin.portal.subscribing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.portal.testing.Newsroom;
import io.bantin.portal.testing.PageClient;
import io.bantin.portal.testing.PortalTest;
import io.bantin.portal.testing.TestGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class SubscribingTests {

    private static final String TOKEN = "0kt3v9wq5d2xaAbCdEfGhIjKlMnOpQrStUv";
    private static final String PAGE = "/subscriptions/" + TOKEN;
    private static final String API = "/api/subscriptions/" + TOKEN;
    private static final String ACTIVE = """
            {"status": "ACTIVE", "categoryIds": ["%s"], "frequency": "INSTANT", "locale": "en", "confirmedAt": null}
            """.formatted(Newsroom.LOCAL);

    private final TestGateway gateway;
    private final PageClient browser;

    @Autowired
    SubscribingTests(TestGateway gateway, @LocalServerPort int port) {
        this.gateway = gateway;
        this.browser = new PageClient(port);
    }

    @BeforeEach
    void openNewsroom() {
        gateway.forget();
        Newsroom.open(gateway);
    }

    @Test
    void showsTheTreeWithNothingTicked() {
        assertThat(browser.get("/subscribe").body())
                .contains("Tin tức", "Tin trong tỉnh", "value=\"" + Newsroom.LOCAL + "\"")
                .doesNotContain("checked");
    }

    @Test
    void signsUpAndThanks() {
        gateway.answer("POST /api/subscriptions", 202, "");

        var answer = browser.post("/subscribe", "email", " ai@example.org ", "categories", Newsroom.LOCAL);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/subscribe/thanks");
        assertThat(gateway.received())
                .contains(new TestGateway.Received(
                        "POST /api/subscriptions",
                        "{\"email\":\"ai@example.org\",\"categoryIds\":[\"%s\"],\"frequency\":\"INSTANT\",\"locale\":\"vi\"}"
                                .formatted(Newsroom.LOCAL)));
        assertThat(browser.get("/subscribe/thanks").body()).contains("Hãy mở hộp thư của bạn");
    }

    @Test
    void keepsWhatWasTypedWhenSomethingIsMissing() {
        var page = browser.post("/subscribe", "email", "ai@example.org");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("Hãy chọn ít nhất một chuyên mục.", "value=\"ai@example.org\"");
        assertThat(gateway.received()).noneMatch(received -> received.request().startsWith("POST"));
    }

    @Test
    void showsTheServicesObjectionBesideTheField() {
        gateway.answer(
                "POST /api/subscriptions",
                400,
                "{\"type\": \"/problems/invalid-input\", \"errors\": [{\"field\": \"email\", \"message\": \"no\"}]}");

        var page = browser.post("/subscribe", "email", "ai@nowhere", "categories", Newsroom.LOCAL);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("Địa chỉ này không dùng được", "aria-invalid=\"true\"", "value=\"ai@nowhere\"")
                .containsPattern("value=\"" + Newsroom.LOCAL + "\"\\s+checked");
    }

    @Test
    void keepsWhatWasTypedWhileTheServiceIsAway() {
        browser.get("/subscribe");
        gateway.goAway();

        var page = browser.post("/subscribe", "email", "ai@example.org", "categories", Newsroom.LOCAL);

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("Hệ thống đăng ký đang tạm ngừng", "value=\"ai@example.org\"");
    }

    @Test
    void confirmsNobodyWhoOnlyOpensTheLink() {
        gateway.answer("POST /api/subscriptions/confirm/preview", 200, ACTIVE);

        var page = browser.get("/subscriptions/confirm?token=" + TOKEN);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<button", "value=\"" + TOKEN + "\"", "Sau khi xác nhận, bạn nhận tin của", ">Tin trong tỉnh<");
        assertThat(gateway.received())
                .noneMatch(received -> received.request().equals("POST /api/subscriptions/confirm"));
    }

    @Test
    void letsPeopleConfirmThoughWhatTheyConfirmCannotBeShown() {
        browser.get("/subscribe");
        gateway.goAway();

        var page = browser.get("/subscriptions/confirm?token=" + TOKEN);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<button");
    }

    @ParameterizedTest
    @CsvSource({
        "200, '', 200, Đã xác nhận, false",
        "409, already-confirmed, 409, Bạn đã xác nhận rồi, false",
        "409, subscription-ended, 409, Đăng ký này đã kết thúc, true",
        "410, confirmation-expired, 410, Đường dẫn đã hết hạn, true",
        "404, confirmation-not-found, 404, Đường dẫn không dùng được, true",
        "503, service-away, 503, Tạm thời chưa xem được, false"
    })
    void tellsWhatBecameOfAConfirmation(int answered, String kind, int status, String words, boolean again) {
        String body = answered == 200 ? ACTIVE : "{\"type\": \"/problems/%s\"}".formatted(kind);
        gateway.answer("POST /api/subscriptions/confirm", answered, body);
        gateway.answer("POST /api/subscriptions/confirm/preview", answered, body);

        var page = browser.post("/subscriptions/confirm", "token", TOKEN);

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains(words);
        assertThat(page.body().contains("<a href=\"/subscribe\">Đăng ký nhận tin</a> <")
                        || page.body().contains(" <a href=\"/subscribe\">Đăng ký nhận tin</a></p>\n</main>"))
                .isEqualTo(again);
        if (answered == 409 || answered == 410 || answered == 404) {
            // Whoever only opens the link reads the same, and finds no button that would do nothing.
            var opened = browser.get("/subscriptions/confirm?token=" + TOKEN);
            assertThat(opened.statusCode()).isEqualTo(status);
            assertThat(opened.body()).contains(words).doesNotContain("<button");
        }
    }

    /** Each link of the mails, for each state of the subscriber: the truth of now, and the next step. */
    @ParameterizedTest
    @CsvSource({
        "PENDING, Đăng ký chưa được xác nhận, true",
        "LEFT, Bạn đã ngừng nhận thư, false",
        "SUPPRESSED, Chúng tôi đã ngừng gửi thư, true"
    })
    void tellsWhySubscriptionIsNotActive(String state, String words, boolean canLeave) {
        gateway.answer("GET " + API, 200, ACTIVE.replace("ACTIVE", state));
        gateway.answer("PATCH " + API, 409, "{\"type\": \"/problems/subscription-ended\"}");

        var opened = browser.get(PAGE);
        var saved = browser.post(PAGE, "categories", Newsroom.NEWS, "locale", "vi");
        var leaving = browser.get(PAGE + "/unsubscribe");

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).contains(words, "href=\"/subscribe\"").doesNotContain("<form");
        assertThat(saved.statusCode()).isEqualTo(409);
        assertThat(saved.body()).contains(words);
        assertThat(leaving.statusCode()).isEqualTo(200);
        assertThat(leaving.body().contains("<button")).isEqualTo(canLeave);
    }

    @ParameterizedTest
    @CsvSource({"DAILY, mỗi ngày một thư tóm tắt", "WEEKLY, mỗi tuần một thư tóm tắt"})
    void tellsWhoChoseADigestThatNoneIsSentAndKeepsIt(String frequency, String words) {
        gateway.answer("GET " + API, 200, ACTIVE.replace("INSTANT", frequency));
        gateway.answer("PATCH " + API, 200, ACTIVE.replace("INSTANT", frequency));

        assertThat(browser.get(PAGE).body())
                .contains(words, "Chúng tôi chưa gửi thư tóm tắt", "name=\"frequency\" value=\"INSTANT\"")
                .doesNotContain("value=\"" + frequency + "\"");

        browser.post(PAGE, "categories", Newsroom.NEWS, "locale", "vi");
        browser.post(PAGE, "categories", Newsroom.NEWS, "frequency", "INSTANT", "locale", "vi");
        assertThat(gateway.received())
                .extracting(TestGateway.Received::body)
                .contains(
                        "{\"categoryIds\":[\"%s\"],\"locale\":\"vi\"}".formatted(Newsroom.NEWS),
                        "{\"categoryIds\":[\"%s\"],\"frequency\":\"INSTANT\",\"locale\":\"vi\"}"
                                .formatted(Newsroom.NEWS));
    }

    @Test
    void showsASubscriptionAsItIs() {
        gateway.answer("GET " + API, 200, ACTIVE);

        var page = browser.get(PAGE);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .containsPattern("value=\"" + Newsroom.LOCAL + "\"\\s+checked")
                .containsPattern("value=\"en\"\\s+checked");
    }

    @Test
    void changesASubscription() {
        gateway.answer("PATCH " + API, 200, ACTIVE);

        var answer = browser.post(PAGE, "categories", Newsroom.NEWS, "locale", "vi");

        assertThat(answer.headers().firstValue("Location")).hasValue(PAGE + "?saved=true");
        assertThat(gateway.received())
                .contains(new TestGateway.Received(
                        "PATCH " + API, "{\"categoryIds\":[\"%s\"],\"locale\":\"vi\"}".formatted(Newsroom.NEWS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DAILY", "WEEKLY", "HOURLY", "<b>"})
    void asksForNoFrequencyThatThePageDoesNotOffer(String frequency) {
        var page = browser.post(PAGE, "categories", Newsroom.NEWS, "frequency", frequency, "locale", "vi");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("Thay đổi không được chấp nhận");
        assertThat(gateway.received()).noneMatch(received -> received.request().startsWith("PATCH"));
    }

    @Test
    void leaves() {
        gateway.answer("GET " + API, 200, ACTIVE);
        gateway.answer("POST " + API + "/unsubscribe", 200, "");

        assertThat(browser.get(PAGE + "/unsubscribe").body()).contains("<button");
        assertThat(browser.post(PAGE + "/unsubscribe").body()).contains("Bạn đã ngừng nhận thư");
    }

    @Test
    void erases() {
        gateway.answer("DELETE " + API, 204, "");

        assertThat(browser.post(PAGE + "/erase").body()).contains("Đã xóa dữ liệu của bạn");
    }

    @Test
    void knowsALinkThatIsNoneOfOurs() {
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(404);
        assertThat(browser.get("/subscriptions/%3Cscript").body()).contains("Đường dẫn không dùng được");
    }

    @Test
    void letsNobodyKeepOrPassOnPagesWithATokenIn() {
        gateway.answer("GET " + API, 200, ACTIVE);
        gateway.answer("POST /api/subscriptions/confirm/preview", 200, ACTIVE);

        for (String address : new String[] {PAGE, "/subscriptions/confirm?token=" + TOKEN, PAGE + "/unsubscribe"}) {
            var headers = browser.get(address).headers();
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void writesNoTokenIntoTheLog(CapturedOutput output) {
        gateway.goAway();

        assertThat(browser.get(PAGE).statusCode()).isEqualTo(503);

        assertThat(output).contains("Answered 503").doesNotContain(TOKEN);
    }
}
