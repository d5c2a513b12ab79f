package io.bantin.gateway.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTests {

    private static final String PAGE = "/c/tin-trong-tinh-0kt3v9wq5d2xa";

    @ParameterizedTest
    @CsvSource({
        "/api/%73ubscriptions, /api/subscriptions",
        "/%61pi/articles, /api/articles",
        "/%61%70%69/%61rticles?%74oken=%61, /api/articles?token=a",
        "/subscribe;jsessionid=1, /subscribe",
        "/c;x=1/tin;y=2, /c/tin",
        "//c//tin/, //c//tin/",
        "/c%2ftin%5c, /c/tin/",
        "/%2f%2fc, ///c",
        "/100%.html, /100%25.html",
        "/a|b^c{d}, /a%7Cb%5Ec%7Bd%7D",
        "/c/%c3%a1, /c/%C3%A1",
        "/c/%ff, /c/%EF%BF%BD",
        "/subscribe?x[]=1&a|b=%&c=%ff#f, /subscribe?x%5B%5D=1&a%7Cb=%25&c=%EF%BF%BD",
        "/?, /?",
    })
    void normalisesEverySpelling(String raw, String normalised) {
        var target = RequestTarget.parse(raw);

        assertThat(target.refused()).isFalse();
        assertThat(target.text()).isEqualTo(normalised);
        assertThat(RequestTarget.parse(normalised)).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//articles",
                "//api/articles",
                "/api/articles;v=1",
                "/api;v=1/articles",
                "/api/%2e%2e/actuator",
                "/api/../actuator",
                "/api/articles%2fx",
                "/api%2farticles",
                "/%2fapi/articles",
                "/api/articles%5cx",
                "/api/a%00b",
                "/api/a%0ab",
                "/api/articles%3bx",
                "/api/%2561",
                "/api/articles/%ff",
                "/api/articles?tag=%ff",
                "/api/articles?tag=%c0%af",
                "/api/articles?tag=%",
                "/api/articles?%zz=1",
                "/api/articles/%",
                "/a%00b",
                "/c/../x",
                "/./c",
                "/c/%2e%2E/x",
                "*",
                "",
                "api"
            })
    void refusesAddressesWithTwoReadings(String raw) {
        assertThat(RequestTarget.parse(raw).refused()).isTrue();
    }

    /** Each combination of parts is refused, or every parser reads the same path. */
    @Test
    void acceptsNoPathWithTwoReadings() {
        var pieces = new String[] {
            "/",
            "//",
            "api",
            "%61pi",
            "a%70i",
            "API",
            "subscriptions",
            "%73ubscriptions",
            "..",
            ".",
            "%2e",
            "%2E%2e",
            ";x=1",
            "%2f",
            "%5c",
            "\\",
            "%",
            "%f",
            "%ff",
            "%c3%a1",
            "%00",
            "%25",
            "|",
            "{",
            "\u00e1",
            "?",
            "#",
            "&token=",
            "%74oken="
        };
        var random = new Random(20261127);
        for (int round = 0; round < 20_000; round++) {
            var raw = "/"
                    + String.join(
                            "",
                            random.ints(1 + random.nextInt(6), 0, pieces.length)
                                    .mapToObj(i -> pieces[i])
                                    .toList());
            var target = RequestTarget.parse(raw);
            if (target.refused()) {
                continue;
            }
            var uri = URI.create("http://h" + target.text());
            assertThat(uri.getRawPath()).as(raw).isEqualTo(target.path());
            assertThat(RequestTarget.parse(target.text())).as(raw).isEqualTo(target);
            assertThat(target.path()).as(raw).doesNotContain(";", "%61", "%2E", "%2F", "/../", "/./", "\\");
            var collapsed = uri.getPath().replaceAll("/+", "/");
            assertThat(RequestTarget.isApi(target.path())).as(raw).isEqualTo(RequestTarget.isApi(collapsed));
        }
    }

    /** A page accepts every query. */
    @Test
    void acceptsEveryQueryOfAPage() {
        var bytes = IntStream.range(0x21, 0x100).filter(b -> b != '#').mapToObj(b -> String.valueOf((char) b));
        var escapes = IntStream.range(0, 0x100).mapToObj("%%%02x"::formatted);
        var odd = Stream.of(
                "%", "%f", "%zz", "x[]=1", "a".repeat(3000), "&".repeat(2000), "=", "?", "%c0%af", "%ed%a0%80");
        Stream.of(bytes, escapes, odd).flatMap(all -> all).forEach(query -> {
            var target = RequestTarget.parse(PAGE + "?x=" + query);

            assertThat(target.refused()).as(query).isFalse();
            assertThat(target.path()).isEqualTo(PAGE);
            var uri = URI.create("http://h" + target.text());
            assertThat(uri.getRawQuery()).isEqualTo(target.query());
            var decoded = java.net.URLDecoder.decode(uri.getRawQuery(), StandardCharsets.UTF_8);
            assertThat(new String(decoded.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(decoded);
        });
    }

    @Test
    void keepsANormalisedAddress() {
        var raw = "/api/articles?category=0kt3v9wq5d2xa&limit=20";

        assertThat(RequestTarget.parse(raw).text()).isEqualTo(raw);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utm_source=a", "x[]=1", "a=%ff", "%", "%zz", "a=%c0%af&b", "&&=", "=\u00e1", "q=%00"})
    void acceptsEveryQueryOfAnUnsubscribeLink(String query) {
        var target = RequestTarget.parse("/api/subscriptions/s3cret/unsubscribe?" + query);

        assertThat(target.refused()).isFalse();
        assertThat(URI.create(target.text()).getPath()).isEqualTo("/api/subscriptions/s3cret/unsubscribe");
    }
}
