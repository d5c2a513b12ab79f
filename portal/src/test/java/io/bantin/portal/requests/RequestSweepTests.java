package io.bantin.portal.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.portal.testing.Newsroom;
import io.bantin.portal.testing.PageEndpoints;
import io.bantin.portal.testing.PortalTest;
import io.bantin.portal.testing.RawPageClient;
import io.bantin.portal.testing.TestGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page × every malformed path, query, header, type and body that the tests can think of or make by chance. */
@PortalTest
@TestPropertySource(properties = "bantin.pages.revalidate-after=1h") // so that most are answered before any filter
@ExtendWith(OutputCaptureExtension.class)
class RequestSweepTests {

    private static final String ADDRESS = "nguoi.doc@example.org";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final List<String> QUERIES = Stream.of(
                    "%ff",
                    "x[]=1",
                    "a=%zz",
                    "a=%",
                    "a=%c0%af",
                    "cursor=%ff",
                    "cursor=a&cursor=b",
                    "cursor=%00",
                    "cursor=" + "x".repeat(300),
                    "token=%ff&token=1",
                    "to=//evil.example",
                    "to=%0d%0aX:1",
                    ";",
                    "a;b=c;d",
                    "&&&",
                    "=",
                    "=&=",
                    "?",
                    "?a",
                    "a=\"<>\\^`{|}",
                    "utm_source=m&utm_campaign=t%E1%BB%A9c",
                    "saved=maybe",
                    "saved[0]=1",
                    "frequency=NEVER",
                    "locale=%F0%9F",
                    "categories[9999999]=1",
                    "_method=DELETE",
                    "a".repeat(7000))
            .collect(Collectors.toCollection(ArrayList::new));
    private static final List<String> HEADERS = List.of(
            "Accept-Language: " + languages(11),
            "Accept-Language: " + languages(500),
            "Accept-Language: ;;,,q=;en;q=q;vi;q=0.1.2,*;q=-1",
            "Accept-Language: en;q=NaN, \u00ff, " + "x".repeat(200),
            "Accept: ;;;/",
            "Accept: application/yaml",
            "Accept: text/html;q=2, */*;q=x",
            "Accept-Encoding: gzip;q=x, br;q=, *;q=0, identity;q=0",
            "Accept-Charset: utf-99",
            "Content-Type: multipart/form-data",
            "Content-Type: multipart/form-data; boundary=",
            "Content-Type: /;;charset=none",
            "Content-Type: text/html; charset=utf-99",
            "Range: bytes=9-1",
            "If-None-Match: \"",
            "If-None-Match: *",
            "If-Match: \"x\"",
            "If-Modified-Since: yesterday",
            "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
            "Expect: miracles",
            "Cookie: =;=;;$Version=9; a=\"",
            "X-Forwarded-For: ,,,",
            "X-Forwarded-Host: [",
            "X-Forwarded-Proto: \u0001".replace("\u0001", "gopher"),
            "X-HTTP-Method-Override: BREW",
            "traceparent: 00-zz-yy-01",
            "traceparent: " + "0".repeat(3000),
            "Host: elsewhere",
            "Host: [",
            "Bad Name: x",
            "NoColon",
            "X-Control: a\u0001b",
            "X-Big: " + "x".repeat(9_000),
            "X-Big: " + "x".repeat(16_000),
            "X-Big: " + "x".repeat(40_000),
            "Transfer-Encoding: gzip",
            "Content-Length: -1",
            "Content-Length: 5\r\nContent-Length: 6",
            IntStream.range(0, 150).mapToObj(i -> "X-" + i + ": y").collect(Collectors.joining("\r\n")),
            IntStream.range(0, 1500).mapToObj(i -> "X-" + i + ": y").collect(Collectors.joining("\r\n")));
    private static final List<String> PATHS = List.of(
            "%ff",
            "%c0%af",
            "%00",
            "/%2e%2e",
            "/..",
            "/../..",
            "/../../etc/passwd",
            "/%2e%2e/%2e%2e",
            ";",
            ";a=b",
            ";/../..",
            "%2f",
            "%5c",
            "\\",
            "%",
            "%z",
            "%0d%0aX:1",
            "<script>",
            "{x}",
            "|",
            "^",
            "\"",
            "[0]",
            "/",
            "//",
            "/./",
            "%e1%bb",
            "\u00e1",
            "\u0001",
            " x",
            "#a",
            "@evil.example",
            ":80",
            "*",
            "a".repeat(7_000));
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("a=%zz", FORM),
            Map.entry("email=%ff&categories=%c0%af", FORM),
            Map.entry("email=\u00ff\u00fe", FORM),
            Map.entry("categories[9999999]=1&categories[-1]=2&categories[x]=3&email[0].a.b=4", FORM),
            Map.entry("email=a&email=b&token=1&token=2&frequency=NEVER&frequency=&locale=", FORM),
            Map.entry("class.module.classLoader=1&_categories=on&!email=1", FORM),
            Map.entry("&=&&=&%=%", FORM),
            Map.entry("frequency=NEVER", FORM),
            Map.entry(many(2_000), FORM),
            Map.entry(many(20_000), FORM),
            Map.entry("email=" + "x".repeat(60_000), FORM),
            Map.entry("{\"email\": 1}", "Content-Type: application/json"),
            Map.entry("email: a", "Content-Type: application/yaml"),
            Map.entry("<a/>", "Content-Type: application/xml"),
            Map.entry("x", "Content-Type: multipart/form-data"),
            Map.entry("--b\r\nContent-Disposition: form-data", "Content-Type: multipart/form-data; boundary=b"),
            Map.entry("--b--", "Content-Type: multipart/form-data; boundary=b"),
            Map.entry("a=b", "Content-Type: application/x-www-form-urlencoded; charset=utf-99"),
            Map.entry("a=c", "Content-Type: ;"),
            Map.entry("a=d", "Content-Encoding: gzip"),
            Map.entry("zz\r\nnot chunked", FORM + "\r\nTransfer-Encoding: chunked"),
            Map.entry("\u001f\u008b", FORM));

    private final TestGateway gateway;
    private final RawPageClient browser;
    private final PageEndpoints endpoints;

    @Autowired
    RequestSweepTests(
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
    void answersEveryOddQueryWithThePage(CapturedOutput output) {
        QUERIES.add(many(2_000).substring(0, 8_000));
        var random = new Random(9);
        for (int i = 0; i < 40; i++) {
            QUERIES.add(random.ints(1 + random.nextInt(30), 0x21, 0x7f)
                    .filter(c -> c != '#')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        var softly = new SoftAssertions();
        for (String page : endpoints.pages()) {
            for (String query : QUERIES) {
                // What a query means to the page goes before what is odd.
                String own = page.equals("/subscriptions/confirm") ? "token=" + PageEndpoints.TOKEN + "&" : "";
                softly.assertThat(browser.get(page + "?" + own + query).status())
                        .as("%s?%s", page, brief(query))
                        .isEqualTo(200);
            }
        }
        softly.assertAll();
        assertThat(output).doesNotContain("\tat ");
    }

    @Test
    void answersEveryOddHeaderWithAPage(CapturedOutput output) {
        sweep(
                endpoints.all().stream()
                        .flatMap(endpoint -> HEADERS.stream()
                                .map(header -> new String[] {endpoint.method(), endpoint.address(), "", header})),
                output);
    }

    @Test
    void answersEveryOddPathWithAPage(CapturedOutput output) {
        sweep(
                endpoints.all().stream()
                        .flatMap(endpoint -> PATHS.stream()
                                .map(odd -> new String[] {endpoint.method(), endpoint.address() + odd, ""})),
                output);
    }

    @Test
    void answersEveryOddBodyWithAPageAndLogsNothingOfIt(CapturedOutput output) {
        sweep(
                endpoints.all().stream()
                        .filter(endpoint -> endpoint.method().equals("POST"))
                        .flatMap(endpoint -> BODIES.entrySet().stream().map(body ->
                                new String[] {endpoint.method(), endpoint.address(), body.getKey(), body.getValue()})),
                output);
    }

    @Test
    void answersEveryMethodWithAPage(CapturedOutput output) {
        sweep(
                endpoints.pages().stream()
                        .flatMap(page -> Stream.of(
                                        "PUT", "PATCH", "DELETE", "TRACE", "BREW", "get", "CONNECT", "PROPFIND")
                                .map(method -> new String[] {method, page, "", FORM})),
                output);
    }

    @Test
    void answersWhatIsNoRequestAtAllWithAPage(CapturedOutput output) {
        var softly = new SoftAssertions();
        for (String line : List.of(
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
                "GET /\u00ff HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET x HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET http://evil.example:x/ HTTP/1.1\r\nHost: a\r\n\r\n",
                "G\u0001T / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /subscribe?" + "x".repeat(60_000) + " HTTP/1.1\r\nHost: a\r\n\r\n")) {
            checkPage(softly, brief(line), browser.exchange(line.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")));
        }
        softly.assertAll();
        assertThat(output).doesNotContain("\tat ");
    }

    @Test
    void logsNeitherWhatWasTypedNorALineOfTheCallers(CapturedOutput output) {
        String secrets = "email=" + ADDRESS.replace("@", "%40") + "&token=" + PageEndpoints.TOKEN;
        for (String page : endpoints.forms()) {
            for (String odd : List.of(
                    "%0aFORGED=1",
                    "x%0d%0aFORGED",
                    "frequency=" + ADDRESS + "%0aFORGED",
                    "email=%ff" + ADDRESS,
                    "token=%zz" + PageEndpoints.TOKEN,
                    "categories[9999999]=" + ADDRESS,
                    "%ff" + ADDRESS + "=1")) {
                browser.send("POST", page, secrets + "&" + odd, FORM);
                browser.send("POST", page + "?" + odd, secrets, FORM);
                browser.get(page + "?" + secrets + "&" + odd);
                browser.send("POST", page, secrets + "&" + odd, "Content-Type: multipart/form-data; boundary=b");
                browser.send("PUT", page + "?" + secrets, secrets, FORM);
            }
        }
        browser.get("/subscriptions/" + PageEndpoints.TOKEN + "\u0001");
        browser.get("/" + ADDRESS + "%0aFORGED");

        assertThat(output).doesNotContain(ADDRESS, ADDRESS.replace("@", "%40"), PageEndpoints.TOKEN, "FORGED");
    }

    private void sweep(Stream<String[]> requests, CapturedOutput output) {
        var softly = new SoftAssertions();
        requests.forEach(request -> {
            var answer = browser.send(
                    request[0], request[1], request[2], request.length > 3 ? new String[] {request[3]} : new String[0]);
            checkPage(softly, brief(String.join(" ", request)), answer);
        });
        softly.assertAll();
        assertThat(output).doesNotContain("\tat ").doesNotContain("ERROR");
    }

    /** Not our failure, and where it is an error one of our pages. */
    private static void checkPage(SoftAssertions softly, String request, RawPageClient.Answer answer) {
        softly.assertThat(answer.status()).as(request).isNotIn(500, 502, 503);
        if (answer.status() >= 400) {
            softly.assertThat(answer.body())
                    .as("%s: %d", request, answer.status())
                    .contains("<html", "<main", "Bản tin")
                    .doesNotContain("Tomcat", "Exception");
            softly.assertThat(answer.header("Content-Security-Policy"))
                    .as(request)
                    .isNotEmpty();
        }
    }

    private static String languages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "x%d-Y%d;q=0.%d".formatted(i, i, i % 10))
                .collect(Collectors.joining(","));
    }

    private static String many(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i + "=").collect(Collectors.joining("&"));
    }

    private static String brief(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
