package io.bantin.portal.cache;

import static io.bantin.portal.testing.Newsroom.ARTICLE;
import static io.bantin.portal.testing.Newsroom.ARTICLE_PATH;
import static io.bantin.portal.testing.Newsroom.LOCAL_PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.portal.testing.EventPublisher;
import io.bantin.portal.testing.Newsroom;
import io.bantin.portal.testing.PageClient;
import io.bantin.portal.testing.PortalIntegrationTest;
import io.bantin.portal.testing.TestGateway;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What readers see after an event went through the broker. */
@PortalIntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageCacheIT {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final AtomicLong VERSION = new AtomicLong(100);

    private final TestGateway gateway;
    private final MinimumVersions minimums;
    private final MeterRegistry meters;
    private final PageClient browser;
    private final PageClient management;
    private final EventPublisher publisher = new EventPublisher();

    @Autowired
    PageCacheIT(
            TestGateway gateway,
            MinimumVersions minimums,
            MeterRegistry meters,
            @LocalServerPort int port,
            @LocalManagementPort int managementPort) {
        this.meters = meters;
        this.gateway = gateway;
        this.minimums = minimums;
        this.browser = new PageClient(port);
        this.management = new PageClient(managementPort);
    }

    /** The portal hears from latest on, so wait until it listens to every partition. */
    @BeforeAll
    void awaitListening() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            long version = VERSION.incrementAndGet();
            IntStream.range(0, 12).forEach(partition -> publisher.articleInto(partition, "probe" + partition, version));
            publisher.category("probe", version);
            assertThat(IntStream.range(0, 12))
                    .allSatisfy(partition -> assertThat(minimums.of(PageDependency.article("probe" + partition)))
                            .isPositive());
            assertThat(minimums.of(PageDependency.CATEGORIES)).isPositive();
        });
        // The first render of a process takes longer than the second in which a change must be seen.
        Newsroom.open(gateway);
        for (String page : new String[] {"/", ARTICLE_PATH, LOCAL_PATH}) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(browser.get(page).statusCode()).isEqualTo(200));
        }
    }

    @BeforeEach
    void openNewsroom() {
        gateway.forget();
        Newsroom.open(gateway);
        Newsroom.publish(gateway, VERSION.incrementAndGet(), "Tựa cũ");
        publisher.article("article-published", ARTICLE, VERSION.get());
        awaitEverywhere("Tựa cũ");
    }

    /** It has no dead letters: what it cannot read is counted, and the next one of the partition is heard. */
    @Test
    void skipsAndCountsWhatItCannotRead() {
        double skipped = skipped();
        publisher.unreadable(ARTICLE);
        Newsroom.publish(gateway, VERSION.incrementAndGet(), "Tựa sau đó");
        publisher.article("article-revised", ARTICLE, VERSION.get());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(skipped()).isEqualTo(skipped + 1));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> minimums.of(PageDependency.article(ARTICLE)) == VERSION.get());
    }

    private double skipped() {
        return meters.get("bantin.events.skipped")
                .tag("topic", "article-events")
                .counter()
                .count();
    }

    @Test
    void showsACorrectionEverywhereWithinASecond() {
        Newsroom.publish(gateway, VERSION.incrementAndGet(), "Tựa mới");
        publisher.article("article-revised", ARTICLE, VERSION.get());

        awaitEverywhere("Tựa mới");
    }

    @Test
    void showsNewNamesOfCategories() {
        Newsroom.nameNews(gateway, "Thời sự");
        publisher.category(Newsroom.NEWS, VERSION.incrementAndGet());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.get("/").body()).contains("Thời sự"));
    }

    @Test
    void answers410FromTheEventOfAWithdrawalAlone() {
        String id = "0kt3v9wq5d2xw";
        gateway.answer(
                "GET /api/articles/" + id, 200, Newsroom.article(1, "Bài sẽ gỡ").replace(ARTICLE, id));
        String address = ARTICLE_PATH.replace(ARTICLE, id);
        assertThat(browser.get(address).statusCode()).isEqualTo(200);

        gateway.goAway();
        publisher.article("article-withdrawn", id, 2);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(browser.get(address).statusCode()).isEqualTo(410));
        publisher.article("article-revised", id, 1);
        assertThat(browser.get(address).statusCode()).isEqualTo(410);
    }

    @Test
    void showsAnArticleThatWasNotThereBefore() {
        String id = "0kt3v9wq5d2xn";
        String address = ARTICLE_PATH.replace(ARTICLE, id);
        assertThat(browser.get(address).statusCode()).isEqualTo(404);

        gateway.answer(
                "GET /api/articles/" + id, 200, Newsroom.article(1, "Bài mới").replace(ARTICLE, id));
        publisher.article("article-published", id, 1);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(browser.get(address).statusCode()).isEqualTo(200));
    }

    @Test
    void goesOnAfterARecordThatIsNoEvent() {
        publisher.unreadable(ARTICLE);
        Newsroom.publish(gateway, VERSION.incrementAndGet(), "Sau bản ghi hỏng");
        publisher.article("article-revised", ARTICLE, VERSION.get());

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(browser.get("/").body()).contains("Sau bản ghi hỏng"));
    }

    @Test
    void keepsTheLastPagesAndStaysReadyWhileTheGatewayIsAway() {
        gateway.goAway();
        publisher.article("article-revised", ARTICLE, VERSION.incrementAndGet());
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(minimums.of(PageDependency.article(ARTICLE))).isEqualTo(VERSION.get()));

        assertThat(browser.get(ARTICLE_PATH).body()).contains("Tựa cũ");
        assertThat(browser.get("/").body()).contains("Tựa cũ");
        assertThat(management.get("/actuator/health/readiness").statusCode()).isEqualTo(200);

        gateway.comeBack();
        Newsroom.publish(gateway, VERSION.get(), "Tựa sau khi trở lại");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(browser.get(ARTICLE_PATH).body()).contains("Tựa sau khi trở lại"));
    }

    private void awaitEverywhere(String title) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(browser.get(ARTICLE_PATH).body()).contains(title);
            assertThat(browser.get("/").body()).contains(title);
            assertThat(browser.get(LOCAL_PATH).body()).contains(title);
        });
    }
}
