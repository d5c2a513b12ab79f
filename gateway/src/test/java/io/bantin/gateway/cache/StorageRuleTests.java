package io.bantin.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageRuleTests {

    private static final String PUBLIC = "public, max-age=0, s-maxage=1, stale-if-error=3600";

    @ParameterizedTest
    @ValueSource(strings = {PUBLIC, "Public", "max-age=1,public"})
    void allowsWhatThePortalMarksPublic(String cacheControl) {
        assertThat(allows(200, "Cache-Control", cacheControl)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "max-age=60",
                "no-store",
                "no-cache",
                "public, no-cache",
                "public, private",
                "public, no-store",
                "public, s-maxage=0",
                "publicity",
            })
    void allowsNothingElse(String cacheControl) {
        assertThat(allows(200, "Cache-Control", cacheControl)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Set-Cookie, a=b",
        "Vary, Cookie",
        "Vary, 'Accept-Encoding, X-Forwarded-Host'",
        "Vary, *",
        "Content-Encoding, gzip",
        "Content-Encoding, zstd",
    })
    void allowsNoAnswerThatDependsOnMoreThanTheKey(String name, String value) {
        assertThat(allows(200, "Cache-Control", PUBLIC, name, value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 301, 302, 303, 304, 307, 308, 400, 429, 500, 503})
    void allowsNoOtherStatus(int status) {
        assertThat(allows(status, "Cache-Control", PUBLIC)).isFalse();
    }

    @Test
    void allowsMissingPages() {
        assertThat(allows(404, "Cache-Control", PUBLIC)).isTrue();
        assertThat(allows(410, "Cache-Control", PUBLIC)).isTrue();
    }

    private static boolean allows(int status, String... headers) {
        var all = new DefaultHttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        var key = PageKey.of(HttpMethod.GET, "/", new DefaultHttpHeaders());
        assertThat(key).isNotNull();
        return StorageRule.allows(key, new StoredPage(status, all, new byte[0], 0));
    }
}
