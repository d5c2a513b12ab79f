package io.bantin.portal.reading;

import static io.bantin.portal.testing.Newsroom.ARTICLE_PATH;
import static io.bantin.portal.testing.Newsroom.LOCAL_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import io.bantin.portal.cache.ContentCoding;
import io.bantin.portal.testing.Newsroom;
import io.bantin.portal.testing.PortalTest;
import io.bantin.portal.testing.TestGateway;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What goes out to a reader of a page that is kept, and that it is the same as what went out to the one who had it rendered. */
@PortalTest
@DirtiesContext
@TestPropertySource(properties = "bantin.pages.revalidate-after=1h")
class CachedPageFilterTests {

    private static final List<String> CODINGS =
            List.of("", "gzip", "br", "gzip, deflate, br, zstd", "br;q=0, gzip;q=0.5", "*");
    private static final List<String> LANGUAGES = List.of("", "vi", "en-GB,en;q=0.9", "fr");

    private final TestGateway gateway;
    private final MeterRegistry meters;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String portal;

    @Autowired
    CachedPageFilterTests(TestGateway gateway, MeterRegistry meters, @LocalServerPort int port) {
        this.gateway = gateway;
        this.meters = meters;
        this.portal = "http://localhost:" + port;
    }

    @BeforeEach
    void openNewsroom() {
        gateway.forget();
        Newsroom.open(gateway);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ARTICLE_PATH, LOCAL_PATH, LOCAL_PATH + "?cursor=abc", "/x-0000000000000.html"})
    void sendsTheSamePageInEveryCodingAndLanguage(String address) throws IOException {
        for (String language : LANGUAGES) {
            Set<String> pages = new HashSet<>();
            Set<String> tags = new HashSet<>();
            Set<String> sent = new HashSet<>();
            for (String coding : CODINGS) {
                var first = get("GET", address, coding, language, "");
                var again = get("GET", address, coding, language, "");
                var head = get("HEAD", address, coding, language, "");
                String used = again.headers().firstValue("Content-Encoding").orElse("");

                assertThat(again.headers().map()).isEqualTo(without(first, "date", again));
                assertThat(again.body()).isEqualTo(first.body());
                assertThat(head.headers().map()).isEqualTo(without(again, "date", head));
                assertThat(head.body()).isEmpty();
                assertThat(again.headers().firstValueAsLong("Content-Length")).hasValue(again.body().length);
                assertThat(again.headers().firstValue("ETag"))
                        .hasValueSatisfying(tag -> assertThat(tag).startsWith("\""));
                assertThat(again.headers().firstValue("Vary")).hasValue("Accept-Encoding, Accept-Language");
                assertThat(again.headers().firstValue("Cache-Control"))
                        .hasValue("public, max-age=0, s-maxage=1, stale-if-error=3600");
                assertThat(again.headers().firstValue("Content-Security-Policy"))
                        .isPresent();
                pages.add(plain(used, again.body()));
                tags.add(again.headers().firstValue("ETag").orElseThrow());
                sent.add(used);
            }
            assertThat(pages).as("one page, however packed").hasSize(1);
            assertThat(pages.iterator().next()).contains("<html lang=\"" + (language.startsWith("en") ? "en" : "vi"));
            assertThat(tags).as("a tag for each coding").hasSameSizeAs(sent);
            assertThat(sent).contains("", "gzip");
        }
    }

    @Test
    void answers304ForTheSameBytesAlone() throws IOException {
        for (String coding : CODINGS) {
            for (String other : CODINGS) {
                String tag = get("GET", ARTICLE_PATH, coding, "vi", "")
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
                String otherTag = get("GET", ARTICLE_PATH, other, "vi", "")
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
                int expected = tag.equals(otherTag) ? 304 : 200;
                for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag + ", \"y\"", "\"x\",W/" + tag)) {
                    var answer = get("GET", ARTICLE_PATH, other, "vi", known);

                    assertThat(answer.statusCode())
                            .as("%s for %s", known, other)
                            .isEqualTo(expected);
                    assertThat(answer.body().length == 0).isEqualTo(expected == 304);
                    assertThat(answer.headers().firstValue("Vary")).isPresent();
                }
                assertThat(get("GET", ARTICLE_PATH, other, "en", tag).statusCode())
                        .isEqualTo(200);
            }
        }
        assertThat(get("GET", ARTICLE_PATH, "", "vi", "*").statusCode()).isEqualTo(304);
        assertThat(get("GET", ARTICLE_PATH, "", "vi", "\"\", \"a").statusCode()).isEqualTo(200);
    }

    @Test
    void asksTheServicesNothingForAPageThatIsKept() throws IOException {
        get("GET", ARTICLE_PATH, "", "vi", "");
        gateway.received().clear();

        get("GET", ARTICLE_PATH, "gzip", "vi", "");
        get("GET", ARTICLE_PATH + "?utm_source=thu&x[]=1".replace("[]", "%5B%5D"), "gzip", "vi", "");

        assertThat(gateway.received()).isEmpty();
    }

    @Test
    void countsWhatItServesWithAllOtherRequests() throws IOException {
        get("GET", "/", "", "vi", "");
        double before = served("200");

        get("GET", "/", "gzip", "vi", "");
        String tag =
                get("GET", "/", "gzip", "vi", "").headers().firstValue("ETag").orElseThrow();
        get("GET", "/", "gzip", "vi", tag);

        assertThat(served("200")).isEqualTo(before + 2);
        assertThat(served("304")).isPositive();
        assertThat(meters.get("http.server.requests")
                        .tag("uri", "/")
                        .tag("status", "304")
                        .timer()
                        .count())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip;q=x", "gzip;q=", ";;,,", "identity;q=0", "*;q=0", "br;q=2, gzip;q=-1", "GZIP;Q=0", "x-gzip"
            })
    void sendsThePlainPageWhereNothingElseIsClearlyWanted(String coding) throws IOException {
        var answer = get("GET", ARTICLE_PATH, coding, "vi", "");

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain("", answer.body())).contains("<html");
    }

    @Test
    void prefersWhatTheBrowserPrefers() {
        assertThat(ContentCoding.preferred("gzip;q=1.0, br;q=0.5")).isEqualTo(ContentCoding.GZIP);
        assertThat(ContentCoding.preferred("GZip ; q=0.5")).isEqualTo(ContentCoding.GZIP);
    }

    private double served(String status) {
        var counter = meters.find("bantin.pages.served")
                .tag("page", "home")
                .tag("method", "GET")
                .tag("status", status)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private HttpResponse<byte[]> get(String method, String address, String coding, String language, String known)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(portal + address))
                .method(method, HttpRequest.BodyPublishers.noBody());
        String[] headers = {"Accept-Encoding", coding, "Accept-Language", language, "If-None-Match", known};
        for (int i = 0; i < headers.length; i += 2) {
            if (!headers[i + 1].isEmpty()) {
                request.header(headers[i], headers[i + 1]);
            }
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The headers of one answer, but for one that is taken from another. */
    private static Object without(HttpResponse<byte[]> answer, String header, HttpResponse<byte[]> other) {
        var headers = new java.util.TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        headers.put(header, other.headers().allValues(header));
        return headers;
    }

    private static String plain(String coding, byte[] body) throws IOException {
        return new String(
                switch (coding) {
                    case "" -> body;
                    case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
                    case "br" ->
                        Decoder.decompress(Arrays.copyOf(body, body.length)).getDecompressedData();
                    default -> throw new IllegalArgumentException(coding);
                },
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
