package io.bantin.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageKeyTests {

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/?utm_source=mail, /",
        "/?cursor=abc, /",
        "/hoi-nghi-0kt3v9wq5d2xa.html?fbclid=1, /hoi-nghi-0kt3v9wq5d2xa.html",
        "/c/tin-0kt3v9wq5d2xa, /c/tin-0kt3v9wq5d2xa",
        "/c/tin-0kt3v9wq5d2xa?cursor=a_B-9, /c/tin-0kt3v9wq5d2xa?cursor=a_B-9",
        "/c/tin-0kt3v9wq5d2xa?x=1&cursor=a&y=2&cursor=b, /c/tin-0kt3v9wq5d2xa?cursor=a",
        "/c/tin-0kt3v9wq5d2xa?cursor=, /c/tin-0kt3v9wq5d2xa",
        "/c/tin-0kt3v9wq5d2xa?cursors=a&xcursor=b&Cursor=c&cursor, /c/tin-0kt3v9wq5d2xa",
    })
    void sendsThePortalTheAddressAndTheParametersOfThePage(String target, String toThePortal) {
        assertThat(of(target)).isNotNull().extracting(PageKey::target).isEqualTo(toThePortal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscribe",
                "/subscriptions/token",
                "/subscriptions/token.html",
                "/site.css",
                "/api/articles",
                "/c",
                // The portal decodes these, so the two might read them differently.
                "/c/tin?cursor=a%2Bb",
                "/c/tin?cursor=a+b",
                "/c/tin?cursor=%ff",
                "/c/tin?cursor=%&cursor=b",
            })
    void leavesOtherAddressesToThePortal(String target) {
        assertThat(of(target)).isNull();
    }

    @Test
    void leavesALongCursorToThePortal() {
        assertThat(of("/c/tin?cursor=" + "a".repeat(200))).isNotNull();
        assertThat(of("/c/tin?cursor=" + "a".repeat(201))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void leavesOtherMethodsToThePortal(String method) {
        assertThat(PageKey.of(HttpMethod.valueOf(method), "/", new DefaultHttpHeaders()))
                .isNull();
    }

    @Test
    void leavesRequestsOfOneReaderToThePortal() {
        assertThat(of("/", "Authorization", "Bearer x")).isNull();
        assertThat(of("/", "Cookie", "a=b; bantin=c")).isNull();
        assertThat(of("/", "Cookie", "a=b", "Cookie", "__Host-bantin=c;a=b")).isNull();
        assertThat(of("/", "Cookie", "_ga=GA1.1.5; xbantin=a; bantin2=b; session=bantin; Bantin=c"))
                .isEqualTo(of("/"));
    }

    @Test
    void hasOneKeyForEachLanguageAndCodingWhateverIsSent() {
        var keys = new HashSet<PageKey>();
        var random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            keys.add(of(
                    "/?" + noise(random, "abc=&;"),
                    "Accept-Language",
                    noise(random, "vienfr-=;q,.019* "),
                    "Accept-Encoding",
                    noise(random, "gzipbr=;q,.019* "),
                    "X-Forwarded-Host",
                    noise(random, "abc."),
                    "User-Agent",
                    noise(random, "abc.")));
        }
        assertThat(keys).doesNotContainNull().hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void knowsTheVariantsOfAPage() {
        var key = of("/c/tin?cursor=a", "Accept-Language", "en", "Accept-Encoding", "gzip, deflate, br");

        assertThat(key).isNotNull();
        assertThat(key.variants())
                .hasSize(6)
                .contains(key)
                .allMatch(variant -> variant.target().equals("/c/tin?cursor=a"));
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, deflate, br, zstd', BROTLI",
        "'gzip, br;q=0.5', GZIP",
        "gzip, GZIP",
        "*, BROTLI",
        "br, IDENTITY",
        "'gzip;q=0, br', IDENTITY",
        "'', IDENTITY",
    })
    void distinguishesThreeKindsOfAcceptedCodings(String header, AcceptedCoding coding) {
        assertThat(AcceptedCoding.of(header)).isEqualTo(coding);
    }

    /** Without spaces at its ends: the gateway has stripped them when it reads a header. */
    private static String noise(Random random, String of) {
        return IntStream.range(0, random.nextInt(20))
                .mapToObj(_ -> String.valueOf(of.charAt(random.nextInt(of.length()))))
                .collect(Collectors.joining())
                .strip();
    }

    private static @Nullable PageKey of(String target, String... headers) {
        HttpHeaders all = new DefaultHttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        return PageKey.of(HttpMethod.GET, target, all);
    }
}
