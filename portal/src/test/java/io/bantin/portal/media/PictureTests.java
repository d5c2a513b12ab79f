package io.bantin.portal.media;

import static io.bantin.portal.testing.Newsroom.PICTURE_PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import io.bantin.portal.contentapi.MediaApi;
import io.bantin.portal.testing.Newsroom;
import io.bantin.portal.testing.PageClient;
import io.bantin.portal.testing.PortalTest;
import io.bantin.portal.testing.RawPageClient;
import io.bantin.portal.testing.TestGateway;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.unit.DataSize;

@PortalTest
class PictureTests {

    private static final String BYTES = "the bytes of a picture";
    private static final String ETAG = "\"640-0123456789ab.webp\"";

    private static int number;

    private final TestGateway gateway;
    private final MediaApi api;
    private final PageClient browser;
    private final RawPageClient raw;

    @Autowired
    PictureTests(TestGateway gateway, MediaApi api, @LocalServerPort int port) {
        this.gateway = gateway;
        this.api = api;
        this.browser = new PageClient(port);
        this.raw = new RawPageClient(port);
    }

    @BeforeEach
    void openNewsroom() {
        gateway.forget();
        Newsroom.open(gateway);
    }

    @Test
    void servesAPictureToBeKeptForEver() {
        var answer = browser.get(PICTURE_PATH);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BYTES);
        assertThat(answer.headers().firstValue("content-type")).hasValue("image/webp");
        assertThat(answer.headers().firstValue("etag")).hasValue(ETAG);
        assertThat(answer.headers().firstValue("accept-ranges")).hasValue("bytes");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("public, max-age=31536000, immutable");
        assertThat(answer.headers().allValues("cross-origin-resource-policy")).containsExactly("cross-origin");
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }

    @Test
    void knowsWhatABrowserHas() {
        assertThat(browser.get(PICTURE_PATH, "If-None-Match", ETAG).statusCode())
                .isEqualTo(304);
        assertThat(browser.get(PICTURE_PATH, "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
        var known = browser.get(PICTURE_PATH, "If-None-Match", "\"other\", W/" + ETAG, "Range", "bytes=0-3");
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.headers().firstValue("etag")).hasValue(ETAG);
        assertThat(known.headers().firstValue("cache-control")).hasValue("public, max-age=31536000, immutable");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 206, the ",
        "bytes=4-8, 206, bytes",
        "bytes=15-, 206, picture",
        "bytes=-7, 206, picture",
        "bytes=0-99, 206, the bytes of a picture",
        "'bytes=0-1,4-5', 200, the bytes of a picture",
        "bytes=x, 200, the bytes of a picture",
        "lines=0-1, 200, the bytes of a picture",
        "bytes=22-, 416, ''",
        "bytes=99-, 416, ''",
    })
    void servesRanges(String range, int status, String content) {
        var answer = browser.get(PICTURE_PATH, "Range", range);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().strip()).isEqualTo(content.strip());
    }

    @Test
    void keepsNoRefusalOfARangeForEver() {
        var refused = browser.get(PICTURE_PATH, "Range", "bytes=22-");

        assertThat(refused.headers().firstValue("content-range")).hasValue("bytes */22");
        assertThat(refused.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(refused.headers().firstValue("etag")).isEmpty();
    }

    @Test
    void servesARangeOnlyOfThePictureThatTheBrowserHas() {
        assertThat(browser.get(PICTURE_PATH, "Range", "bytes=0-3", "If-Range", ETAG)
                        .statusCode())
                .isEqualTo(206);
        assertThat(browser.get(PICTURE_PATH, "Range", "bytes=0-3", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/0kt3v9wq5d778/640-0123456789ab.webp",
                "/media/0kt3v9wq5d777/original",
                "/media/x/640-0123456789ab.webp",
                "/media/0kt3v9wq5d777/640-0123456789ab.svg",
                "/media/0kt3v9wq5d777/..%2f640-0123456789ab.webp"
            })
    void knowsNoOtherAddress(String path) {
        assertThat(browser.get(path).statusCode()).isBetween(400, 404);
    }

    @Test
    void servesWhatItHasWhileNoServiceAnswers() {
        var path = fresh();
        assertThat(browser.get(path).body()).isEqualTo(BYTES);
        gateway.goAway();

        assertThat(browser.get(path).body()).isEqualTo(BYTES);
        var unknown = browser.get(fresh());
        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(unknown.headers().firstValue("retry-after")).isPresent();
        assertThat(unknown.headers().firstValue("cache-control")).hasValue("no-store");
        gateway.comeBack();
    }

    @Test
    void answersHeadWithoutTheBytes() {
        var answer = raw.send("HEAD", PICTURE_PATH, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-length")).isEqualTo(String.valueOf(BYTES.length()));
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void checksAnOldPictureInTheBackgroundAndDropsOneThatWasRemoved() {
        var path = fresh();
        var time = new AtomicLong();
        Ticker ticker = time::get;
        var cache = new PictureCache(
                api, ticker, new PictureCacheProperties(DataSize.ofMegabytes(1), Duration.ofMinutes(5)));
        String[] parts = path.split("/");
        assertThat(cache.get(parts[2], parts[3])).isNotNull();
        gateway.goAway();
        time.addAndGet(Duration.ofMinutes(6).toNanos());
        assertThat(cache.get(parts[2], parts[3])).isNotNull();
        await().until(() -> gateway.received().size() >= 2);

        gateway.comeBack();
        gateway.answer("GET /api" + path, 404, "{}");

        await().until(() -> {
            time.addAndGet(Duration.ofMinutes(6).toNanos());
            return cache.get(parts[2], parts[3]) == null;
        });
    }

    @Test
    void keepsNoMoreThanItsMemory() {
        var cache = new PictureCache(
                api, Ticker.systemTicker(), new PictureCacheProperties(DataSize.ofBytes(1200), Duration.ofMinutes(5)));
        for (int i = 0; i < 20; i++) {
            String[] parts = fresh().split("/");
            assertThat(cache.get(parts[2], parts[3])).isNotNull();
        }

        assertThat(cache.weight()).isLessThanOrEqualTo(1200);
    }

    /** The address of a picture that no other test has loaded. */
    private String fresh() {
        var path = "/media/0kt3v9wq5d777/%d-0123456789ab.jpg".formatted(1000 + number++);
        gateway.answer("GET /api" + path, 200, BYTES);
        return path;
    }
}
