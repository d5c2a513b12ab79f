package io.bantin.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.portal.testing.Newsroom;
import io.bantin.portal.testing.PageClient;
import io.bantin.portal.testing.PortalTest;
import io.bantin.portal.testing.TestGateway;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class SiteTemplatesTests {

    private static final Pattern LOADED =
            Pattern.compile("<(?:link rel=\"(?:stylesheet|icon)\"|script|img|iframe)[^>]*(?:href|src)=\"([^\"]*)\"");

    private final TestGateway gateway;
    private final PageClient browser;

    @Autowired
    SiteTemplatesTests(TestGateway gateway, @LocalServerPort int port) {
        this.gateway = gateway;
        this.browser = new PageClient(port);
    }

    @BeforeEach
    void openNewsroom() {
        gateway.forget();
        Newsroom.open(gateway);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", Newsroom.ARTICLE_PATH, "/subscribe", "/nothing-here", "/site.css", "/subscriptions/x"})
    void tellsBrowsersToLoadAndRunNothingElse(String address) {
        var headers = browser.get(address).headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; style-src 'self';")
                        .doesNotContain("unsafe", "script-src"));
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", Newsroom.ARTICLE_PATH, "/subscribe"})
    void loadsFromItselfAlone(String address) {
        assertThat(LOADED.matcher(browser.get(address).body()).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(target).startsWith("/").doesNotStartWith("//"));
    }

    @Test
    void servesItsStyleIconAndRobotsFile() {
        assertThat(browser.get("/site.css").headers().firstValue("Cache-Control"))
                .hasValue("max-age=3600, public");
        assertThat(browser.get("/favicon.svg").headers().firstValue("Content-Type"))
                .hasValue("image/svg+xml");
        assertThat(browser.get("/robots.txt").body()).contains("Disallow: /subscriptions/");
    }

    @Test
    void refusesFormsPostedByAnotherSite() {
        var page = browser.postFromElsewhere("/subscribe", "email", "ai@example.org");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Biểu mẫu được gửi từ một trang khác");
        assertThat(gateway.received()).isEmpty();
    }

    @Test
    void answersAWrongMethodWithAPageOfTheSite() {
        assertThat(browser.post("/").statusCode()).isEqualTo(405);
        assertThat(browser.post("/").body()).contains("Không thực hiện được");
    }
}
