package io.bantin.portal.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.portal.testing.Newsroom;
import io.bantin.portal.testing.PageEndpoints;
import io.bantin.portal.testing.PortalTest;
import io.bantin.portal.testing.RawPageClient;
import io.bantin.portal.testing.TestGateway;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The address of every page, written in every way that was thought of, and in two of them at once. */
@PortalTest
@TestPropertySource(properties = "bantin.pages.revalidate-after=1h") // so that most are answered before any filter
class PageAddressTests {

    private static final String QUERY = "utm_source=thu&x[]=%ff&fbclid=a;b";
    private static final String QUERY_IN_LOCATION = "utm_source=thu&x%5B%5D=%ff&fbclid=a;b";

    private static final List<UnaryOperator<String>> WAYS = List.of(
            address -> address + "/",
            address -> address + "//",
            address -> "/" + address,
            address -> address.replace("/", "//"),
            address -> "/." + address,
            address -> "/x/.." + address,
            address -> address + "/.",
            address -> address + ".",
            address -> address + ",",
            address -> address + ")",
            address -> address + "%29.",
            address -> address + ">",
            address -> address + "%3E",
            address -> address + "%22",
            address -> address + "]",
            address -> address + "%E2%80%9D",
            address -> address + "%20",
            address -> address + "%E2%80%8B",
            address -> address + "%E2%80%A6",
            address -> address + "!%3F",
            address -> address + ";jsessionid=1",
            address -> address + "&amp;utm_medium=x",
            address -> address + "%3Futm_medium=x",
            PageAddressTests::capitals,
            address -> capitals(address) + "/",
            address -> encoded(address, 1),
            address -> encoded(address, address.length() - 1));

    private final TestGateway gateway;
    private final RawPageClient browser;
    private final PageEndpoints endpoints;

    @Autowired
    PageAddressTests(
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
    void leadsToThePageHoweverItsAddressIsWrittenAndKeepsTheQuery() {
        var softly = new SoftAssertions();
        for (String page : endpoints.pages()) {
            if (page.startsWith("/media/")) {
                continue; // Pages name pictures by their one address; nobody types it.
            }
            String query = page.equals("/subscriptions/confirm") ? "token=" + PageEndpoints.TOKEN + "&" + QUERY : QUERY;
            for (var way : WAYS) {
                follow(softly, page, way.apply(page), query);
                for (var other : WAYS) {
                    if (way.apply(other.apply(page)).replace("/x/..", "").contains("/..")) {
                        continue; // the directory above
                    }
                    follow(softly, page, way.apply(other.apply(page)), query);
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void leadsFromEverySlugOfAnArticleAndACategoryToThePresentOne() {
        var softly = new SoftAssertions();
        for (String slug : List.of(
                "", "-", "ten-cu-", "T%C3%AAn-C%C5%A9-", "t%c3%aan-", "a--b-", "%22-", "x.html-", "%2e-", "(1)-")) {
            for (var way : WAYS) {
                follow(softly, Newsroom.ARTICLE_PATH, way.apply("/" + slug + Newsroom.ARTICLE + ".html"), QUERY);
                follow(softly, Newsroom.LOCAL_PATH, way.apply("/c/" + slug + Newsroom.LOCAL), QUERY);
            }
        }
        softly.assertAll();
    }

    @Test
    void leadsNowhereElseAndNotInACircle() {
        var random = new Random(4);
        var parts = List.of(
                "/",
                "//",
                "evil.example",
                "%2f",
                "%2F%2F",
                "\\",
                "%5c",
                ".",
                "..",
                "%2e",
                ";",
                "@",
                ":",
                "http:",
                "%09",
                "%0d%0a",
                "%00",
                "%ff",
                "?",
                "#",
                "%3f",
                "%23",
                "%25",
                "%252e",
                "%252f",
                "c",
                "subscribe",
                "SUBSCRIPTIONS",
                ".html",
                ".HTML",
                Newsroom.ARTICLE,
                "-",
                "%c3%a1",
                "%CC%81",
                "&",
                "+",
                "%20",
                "~",
                "_",
                ",",
                "index.html",
                "\u00e9");
        var softly = new SoftAssertions();
        for (int i = 0; i < 4_000; i++) {
            String target = "/"
                    + random.ints(random.nextInt(8), 0, parts.size())
                            .mapToObj(parts::get)
                            .collect(Collectors.joining());
            String at = target;
            for (int hops = 0; ; hops++) {
                var answer = browser.get(at);
                if (answer.status() != 301) {
                    softly.assertThat(answer.status()).as(target).isIn(200, 400, 404);
                    break;
                }
                at = answer.header("Location");
                softly.assertThat(at)
                        .as(target)
                        .startsWith("/")
                        .doesNotStartWith("//")
                        .doesNotStartWith("/\\");
                softly.assertThat(hops).as(target).isLessThan(3);
                if (hops > 3) {
                    break;
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void changesNothingThatIsClean() {
        var random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            String path = "/"
                    + random.ints(random.nextInt(12), 0, 60)
                            .mapToObj(c -> c < 20
                                    ? "/.?&;- ".charAt(c % 7) + ""
                                    : c < 40 ? Character.toString(0x41 + c) : ".html")
                            .collect(Collectors.joining());
            String clean = CanonicalPath.clean(path);

            assertThat(CanonicalPath.clean(clean)).as(path).isEqualTo(clean);
            assertThat(clean).startsWith("/").doesNotContain("//");
        }
    }

    private void follow(SoftAssertions softly, String page, String written, String query) {
        String at = written + "?" + query;
        for (int hops = 0; hops < 4; hops++) {
            var answer = browser.get(at);
            if (answer.status() != 301) {
                softly.assertThat(answer.status()).as(written).isEqualTo(200);
                softly.assertThat(at.substring(0, at.indexOf('?'))).as(written).isEqualTo(page);
                softly.assertThat(at.replace("%5B%5D", "[]")).as(written).endsWith("?" + query);
                return;
            }
            at = answer.header("Location");
        }
        softly.fail("%s leads in a circle, by way of %s", written, at);
    }

    /** But for a token, which means something else in capitals. */
    private static String capitals(String address) {
        return address.contains(PageEndpoints.TOKEN.substring(0, 13))
                ? address.replaceAll("(?i)subscriptions", "Subscriptions")
                : address.toUpperCase(Locale.ROOT).replace("%2F", "%2f");
    }

    private static String encoded(String address, int at) {
        char character = at < address.length() ? address.charAt(at) : '/';
        boolean isPlain = Character.isLetterOrDigit(character) && character < 128 && !isWithinAnEscape(address, at);
        return isPlain
                ? address.substring(0, at) + "%%%02x".formatted((int) character) + address.substring(at + 1)
                : address;
    }

    private static boolean isWithinAnEscape(String address, int at) {
        return (at >= 1 && address.charAt(at - 1) == '%') || (at >= 2 && address.charAt(at - 2) == '%');
    }
}
