package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.local.plan.ProcessKind;
import io.bantin.local.running.FreePorts;
import io.bantin.stack.identity.DemoAccount;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Kills an instance of article-service in the moment in which it publishes scheduled articles. */
@UsesSharedSystem
class ScheduleJourneyIT {

    /** Far less than an instance needs to start again, or to take over a claim. */
    private static final Duration LATEST = Duration.ofSeconds(5);

    @Test
    void aScheduledArticleIsPublishedOnceWhenItsServiceIsKilledAtTheTime(Bantin bantin) {
        int port = FreePorts.any();
        var second = bantin.startBeside(
                ProcessKind.ARTICLE_SERVICE, port, FreePorts.any(), Map.of("BANTIN_GROUP_SUFFIX", "-beside"));
        try {
            var direct = bantin.directly(port, DemoAccount.PUBLISHER);
            await().atMost(Duration.ofSeconds(90))
                    .ignoreException(UncheckedIOException.class)
                    .until(() -> direct.get("/api/articles?limit=1").status() == 200);
            var publisher = bantin.publisher();
            var category = publisher.category("Lịch cắt điện");
            var reader = bantin.inbox("dung-gio").subscribe(category);
            var drafts = IntStream.range(0, 20)
                    .mapToObj(i -> publisher.draft("Lịch cắt điện khu " + i, category))
                    .toList();
            var publishAt = Instant.now().plusSeconds(8).truncatedTo(ChronoUnit.MILLIS);
            var scheduled = drafts.stream()
                    .map(draft -> publisher.schedule(draft, publishAt))
                    .toList();
            var first = bantin.processOf(ProcessKind.ARTICLE_SERVICE);

            // The first published article shows that the instances are in the middle of it.
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> scheduled.stream()
                            .anyMatch(article ->
                                    direct.get("/api/articles/" + article.id()).status() == 200));
            first.destroyForcibly();

            for (var article : scheduled) {
                var published = await().atMost(Duration.ofSeconds(30))
                        .until(() -> direct.get("/api/articles/" + article.id()), answer -> answer.status() == 200);
                var at = Instant.parse(published.json().path("publishedAt").asString());
                assertThat(at).isBetween(publishAt, publishAt.plus(LATEST));
            }
            bantin.awaitAllUp();
            for (var article : scheduled) {
                reader.awaitMailAbout(article);
            }
            reader.awaitMailAbout(publisher.publishNew("Bài sau cùng", category));
            assertThat(scheduled)
                    .allSatisfy(
                            article -> assertThat(reader.mailsAbout(article)).hasSize(1));
        } finally {
            second.destroyForcibly();
        }
    }
}
