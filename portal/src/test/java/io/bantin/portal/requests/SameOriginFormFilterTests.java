package io.bantin.portal.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.portal.testing.Newsroom;
import io.bantin.portal.testing.PageEndpoints;
import io.bantin.portal.testing.PortalTest;
import io.bantin.portal.testing.RawPageClient;
import io.bantin.portal.testing.TestGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every form × every combination of what browsers tell of the page that posts it. */
@PortalTest
@TestPropertySource(properties = "bantin.site.public-url=https://tin.example.vn")
class SameOriginFormFilterTests {

    private static final List<String> SITES =
            List.of("", "same-origin", "none", "same-site", "cross-site", "Cross-Site", "else", " ");
    private static final List<String> OWN_ORIGINS =
            List.of("https://tin.example.vn", "https://TIN.example.vn:443", "http://HOST");
    private static final List<String> FOREIGN_ORIGINS = List.of(
            "https://evil.example",
            "http://tin.example.vn",
            "https://tin.example.vn:8443",
            "https://tin.example.vn.evil.example",
            "https://evil.example/https://tin.example.vn",
            "https://tin.example.vn@evil.example",
            "https://tin.example.vn, https://evil.example",
            "https://tin.example.vn\r\nOrigin: https://evil.example",
            "tin.example.vn",
            "file://",
            "NULL",
            "moz-extension://a");
    private static final List<String> REFERRERS =
            List.of("", "https://tin.example.vn/subscribe", "https://evil.example/subscribe", "junk");

    private final TestGateway gateway;
    private final RawPageClient browser;
    private final PageEndpoints endpoints;

    @Autowired
    SameOriginFormFilterTests(
            TestGateway gateway, @LocalServerPort int port, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.gateway = gateway;
        this.browser = new RawPageClient(port);
        this.endpoints = PageEndpoints.of(requestMappingHandlerMapping);
    }

    @BeforeEach
    void openNewsroom() {
        gateway.forget();
        Newsroom.open(gateway);
        Newsroom.subscribe(gateway, PageEndpoints.TOKEN);
    }

    @Test
    void refusesFormsThatAnotherSitePostsAndTakesTheSitesOwn() {
        var softly = new SoftAssertions();
        var origins = Stream.of(List.of("", "null"), OWN_ORIGINS, FOREIGN_ORIGINS)
                .flatMap(List::stream)
                .toList();
        for (String form : endpoints.forms()) {
            for (String site : SITES) {
                for (String origin : origins) {
                    for (String referrer : REFERRERS) {
                        gateway.received().clear();
                        int status = post(form, site, origin, referrer);
                        boolean isForeign = isForeign(form, site, origin, referrer);
                        softly.assertThat(status == 403)
                                .as("%s from %s, %s, %s: %d", form, site, origin, referrer, status)
                                .isEqualTo(isForeign);
                        softly.assertThat(isForeign && !gateway.received().isEmpty())
                                .as("a refused form reaches no service")
                                .isFalse();
                    }
                }
            }
        }
        softly.assertAll();
        assertThat(endpoints.forms()).hasSizeGreaterThan(4);
    }

    @Test
    void takesAFormThatWasOpenedUnderAnotherNameOfTheSite() {
        assertThat(browser.send("POST", "/subscribe", "", "Origin: https://192.0.2.7", "X-Forwarded-Host: 192.0.2.7")
                        .status())
                .isEqualTo(400);
    }

    private static boolean isForeign(String form, String site, String origin, String referrer) {
        if (!List.of("", "same-origin", "none").contains(site) || FOREIGN_ORIGINS.contains(origin)) {
            return true;
        }
        if (origin.equals("null")) {
            return site.isEmpty() && form.equals("/subscribe");
        }
        return origin.isEmpty()
                && site.isEmpty()
                && !referrer.isEmpty()
                && !referrer.startsWith("https://tin.example.vn/");
    }

    private int post(String form, String site, String origin, String referrer) {
        var headers = new ArrayList<String>();
        headers.add("Content-Type: application/x-www-form-urlencoded");
        add(headers, "Sec-Fetch-Site", site);
        add(headers, "Origin", origin.replace("HOST", browser.host()));
        add(headers, "Referer", referrer);
        return browser.send("POST", form, "token=" + PageEndpoints.TOKEN, headers.toArray(String[]::new))
                .status();
    }

    private static void add(List<String> headers, String name, String value) {
        if (!value.isEmpty()) {
            headers.add(name + ": " + value);
        }
    }
}
