package io.bantin.notification.campaigns.operators;

import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.notification.campaigns.ArticleSummary;
import io.bantin.notification.campaigns.Newsroom;
import io.bantin.notification.campaigns.Readers;
import io.bantin.stack.testing.TestStack;
import io.bantin.stack.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Campaigns as operators ask for them over HTTP. */
@WholeService
class CampaignControllerIT {

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    @LocalServerPort
    private int port;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private TestEvents events;

    private final String category = Ids.next();
    private final ArticleSummary article = anArticleIn(category);

    @BeforeEach
    void clearTheMail() {
        TestStack.smtp().clear();
    }

    @Test
    void showsACampaignWithCountsThatAddUp() {
        Readers readers = Readers.of(mongo, 5, category);
        TestStack.smtp().answer(readers.get(0).email(), 554, "5.7.1 No");
        String id = new Newsroom(events).publishes(article, 2);

        await().until(() -> "DONE".equals(get("/" + id).get("state")));

        Map<String, Object> campaign = get("/" + id);
        assertThat(campaign)
                .containsEntry("eventId", id)
                .containsEntry("articleId", article.articleId())
                .containsEntry("title", article.title())
                .containsEntry("kind", "INSTANT")
                .containsEntry("planned", 5)
                .containsEntry("sent", 4)
                .containsEntry("deferred", 0)
                .containsEntry("failed", 1)
                .containsEntry("skipped", 0)
                .containsEntry("pending", 0)
                .containsOnlyKeys(Set.of(
                        "eventId",
                        "articleId",
                        "title",
                        "kind",
                        "state",
                        "pauseReason",
                        "blocked",
                        "planned",
                        "sent",
                        "deferred",
                        "failed",
                        "skipped",
                        "pending",
                        "createdAt",
                        "firstAcceptedAt",
                        "finishedAt",
                        "traceId",
                        "mailsPerSecond",
                        "estimatedEnd",
                        "reasons"));
        assertThat(campaign.get("reasons"))
                .isEqualTo(List.of(Map.of("outcome", "FAILED", "reason", "554 5.7.1 No", "count", 1)));
        assertThat((Double) campaign.get("mailsPerSecond")).isPositive();
        assertThat(String.valueOf(campaign.get("traceId"))).matches("[0-9a-f]{32}");
        assertThat(String.valueOf(campaign.get("firstAcceptedAt"))).endsWith("Z");
        assertThat(String.valueOf(campaign.get("finishedAt"))).endsWith("Z");
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        List<String> published = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = new Newsroom(events).publishes(anArticleIn(category), 1);
            published.add(0, id);
            await().until(() -> status("/" + id) == 200);
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        while (listed.size() < 5) {
            Map<String, Object> page = get("?limit=2" + cursor);
            List<?> items = (List<?>) Objects.requireNonNull(page.get("items"));
            assertThat(items).hasSizeBetween(1, 2);
            items.forEach(item -> listed.add(String.valueOf(((Map<?, ?>) item).get("eventId"))));
            cursor = "&cursor=" + page.get("next");
        }
        assertThat(listed.subList(0, 5)).containsExactlyElementsOf(published);
    }

    @Test
    void estimatesWhenACampaignWillBeThrough() {
        Readers.of(mongo, 300, category);
        TestStack.smtp().delay(Duration.ofMillis(20));
        String id = new Newsroom(events).publishes(article, 1);

        Map<String, Object> campaign = await().until(() -> get("/" + id), seen -> seen.get("estimatedEnd") != null);
        assertThat((Double) campaign.get("mailsPerSecond")).isPositive();
        assertThat(Instant.parse(String.valueOf(campaign.get("estimatedEnd")))).isAfter(Instant.now());
        assertThat((Integer) campaign.get("pending")).isPositive();
        post("/" + id + "/cancel");
    }

    @Test
    void saysSoWhenThereIsNoSuchCampaign() {
        assertThat(status("/nothing.1")).isEqualTo(404);
        assertThat(get("/nothing.1")).containsEntry("type", "/problems/campaign-not-found");
    }

    @Test
    void refusesALimitOrACursorThatMakesNoSense() {
        assertThat(status("?limit=0")).isEqualTo(400);
        assertThat(status("?limit=101")).isEqualTo(400);
        assertThat(status("?limit=many")).isEqualTo(400);
        assertThat(status("?cursor=nothing.1")).isEqualTo(400);
    }

    @Test
    void pausesAndResumes() {
        Readers.of(mongo, 100, category);
        TestStack.smtp().delay(Duration.ofMillis(20));
        String id = new Newsroom(events).publishes(article, 1);
        await().until(() -> !TestStack.smtp().mails().isEmpty());

        assertThat(post("/" + id + "/pause")).containsEntry("state", "PAUSED");
        await().until(() -> Objects.equals(
                get("/" + id).get("sent"), TestStack.smtp().mails().size()));
        assertThat(TestStack.smtp().mails()).hasSizeLessThan(100);
        assertThat(post("/" + id + "/pause")).containsEntry("state", "PAUSED");
        TestStack.smtp().behave();
        assertThat(post("/" + id + "/resume").get("state")).isIn("PLANNING", "SENDING");

        await().until(() -> "DONE".equals(get("/" + id).get("state")));
        assertThat(TestStack.smtp().mails()).hasSize(100);
        assertThat(post("/" + id + "/pause")).containsEntry("type", "/problems/campaign-over");
    }

    @Test
    void cancelsForGood() {
        Readers.of(mongo, 100, category);
        TestStack.smtp().delay(Duration.ofMillis(20));
        String id = new Newsroom(events).publishes(article, 1);
        await().until(() -> !TestStack.smtp().mails().isEmpty());

        assertThat(post("/" + id + "/cancel")).containsEntry("state", "CANCELLED");

        await().until(() -> get("/" + id).get("finishedAt") != null);
        int sent = TestStack.smtp().mails().size();
        assertThat(get("/" + id))
                .containsEntry("planned", 100)
                .containsEntry("sent", sent)
                .containsEntry("skipped", 100 - sent)
                .containsEntry(
                        "reasons",
                        List.of(Map.of(
                                "outcome",
                                "SKIPPED",
                                "reason",
                                "The campaign was cancelled before",
                                "count",
                                100 - sent)));
        assertThat(post("/" + id + "/retry-failed")).containsEntry("type", "/problems/campaign-over");
    }

    @Test
    void givesFailedRecipientsAnotherTry() {
        Readers readers = Readers.of(mongo, 3, category);
        TestStack.smtp().answer(readers.get(1).email(), 554, "5.7.1 Not today");
        String id = new Newsroom(events).publishes(article, 1);
        await().until(() -> Integer.valueOf(1).equals(get("/" + id).get("failed")));
        TestStack.smtp().behave();

        assertThat(exchange(HttpMethod.POST, "/" + id + "/retry-failed", TestTokens.of("operator"))
                        .getStatus()
                        .value())
                .isEqualTo(200);

        await().until(() -> Integer.valueOf(3).equals(get("/" + id).get("sent"))
                && "DONE".equals(get("/" + id).get("state")));
        assertThat(TestStack.smtp().mails()).hasSize(3);
    }

    @Test
    void isForOperatorsOnly() {
        assertThat(exchange(HttpMethod.GET, "", null).getStatus().value()).isEqualTo(401);
        assertThat(exchange(HttpMethod.GET, "", TestTokens.of("publisher"))
                        .getStatus()
                        .value())
                .isEqualTo(403);
        assertThat(exchange(HttpMethod.GET, "", TestTokens.forged("operator"))
                        .getStatus()
                        .value())
                .isEqualTo(401);
    }

    private Map<String, Object> get(String path) {
        return Objects.requireNonNull(
                exchange(HttpMethod.GET, path, TestTokens.of("operator")).getResponseBody());
    }

    private Map<String, Object> post(String path) {
        return Objects.requireNonNull(
                exchange(HttpMethod.POST, path, TestTokens.of("operator")).getResponseBody());
    }

    private int status(String path) {
        return exchange(HttpMethod.GET, path, TestTokens.of("operator"))
                .getStatus()
                .value();
    }

    private EntityExchangeResult<Map<String, Object>> exchange(HttpMethod method, String path, @Nullable String token) {
        RestTestClient client = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();
        return client.method(method)
                .uri("/api/ops/campaigns" + path)
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .exchange()
                .expectBody(JSON)
                .returnResult();
    }
}
