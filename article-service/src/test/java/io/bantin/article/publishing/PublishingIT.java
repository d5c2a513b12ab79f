package io.bantin.article.publishing;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.Manuscripts;
import io.bantin.article.categories.KnownCategories;
import io.bantin.kit.outbox.OutboxEvent;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.events.Contracts;
import io.bantin.stack.testing.events.Topics;
import io.bantin.stack.testing.http.ApiClient.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ArticleIntegrationTest
class PublishingIT {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private ArticleApi api;

    @Autowired
    private MongoOperations store;

    @Autowired
    private MeterRegistry metrics;

    private String root = "";
    private String category = "";

    @BeforeEach
    void publishCategories() {
        root = KnownCategories.aCategory();
        category = KnownCategories.aCategoryBelow(root);
    }

    @Test
    void aCorrectionNotifiesIfTheEditorAsksForIt() {
        var published = api.publish(aDraft()).expect(200);
        var corrected = api.put(published, TestTokens.of("publisher"), Manuscripts.notifying("Gặt muộn", category))
                .expect(200);

        var body = JSON.readTree(
                Topics.awaitRecords("article-events", published.id(), 2).get(1).value());
        assertThat(body.path("notify").asBoolean()).isTrue();
        assertThat(corrected.json().has("notify"))
                .as("the wish is no part of the article")
                .isFalse();
    }

    @Test
    void refusesToNotifyAboutADraft() {
        var draft = aDraft();

        var drafted = api.put(draft, TestTokens.of("publisher"), Manuscripts.notifying("Bản nháp", category));
        assertThat(drafted.expect(400).faultyField()).isEqualTo("notify");
        var created = api.create(TestTokens.of("publisher"), Manuscripts.notifying("Bản nháp", category));
        assertThat(created.expect(400).faultyField()).isEqualTo("notify");
    }

    @Test
    void publishesEventsOfPublicationCorrectionAndWithdrawalInOrder() {
        var published = api.publish(aDraft()).expect(200);
        var corrected = api.put(published, TestTokens.of("publisher"), Manuscripts.titled("Gặt muộn", category))
                .expect(200);
        var withdrawn = api.withdraw(corrected, "Số liệu sai.").expect(200);

        assertThat(List.of(published.etag(), corrected.etag(), withdrawn.etag()))
                .containsExactly("\"2\"", "\"3\"", "\"4\"");
        var id = published.id();
        var records = Topics.awaitRecords("article-events", id, 3);
        assertThat(records)
                .extracting(record -> Topics.header(record, "ce_type"))
                .containsExactly("article-published", "article-revised", "article-withdrawn");
        assertThat(records)
                .extracting(record -> Topics.header(record, "ce_id"))
                .containsExactly(id + ".2", id + ".3", id + ".4");
        assertThat(records).allSatisfy(record -> {
            assertThat(Topics.header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(Topics.header(record, "ce_source")).isEqualTo("/article-service");
            assertThat(Topics.header(record, "ce_subject")).isEqualTo(id);
            assertThat(Topics.header(record, "content-type")).isEqualTo("application/json");
            assertThat(Topics.header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
            assertThat(Contracts.errors("article-service", Topics.header(record, "ce_type"), text(record)))
                    .isEmpty();
        });
        var body = json(records.getFirst());
        assertThat(body.path("categoryPaths").toString()).isEqualTo("[[\"%s\",\"%s\"]]".formatted(root, category));
        assertThat(body.path("publishedAt").asString()).isEqualTo(published.text("publishedAt"));
        assertThat(json(records.getLast()).path("publishedAt").asString()).isEqualTo(published.text("publishedAt"));
        assertThat(json(records.getLast()).path("reason").asString()).isEqualTo("Số liệu sai.");
    }

    @Test
    void readersSeePublishedArticlesUntilTheirWithdrawal() {
        var draft = aDraft();
        api.get("/api/articles/" + draft.id(), null).expect(404);

        var published = api.publish(draft).expect(200);
        var read = api.get("/api/articles/" + draft.id(), null).expect(200);
        assertThat(read.etag()).isEqualTo("\"2\"");
        assertThat(read.text("html")).isEqualTo("<p>Bà con <em>gặt</em> sớm.</p>\n");
        assertThat(read.json().has("body")).isFalse();
        assertThat(read.json().has("createdAt")).isFalse();

        api.withdraw(published, "Số liệu sai.").expect(200);
        var gone = api.get("/api/articles/" + draft.id(), null).expect(410);
        assertThat(gone.text("type")).isEqualTo("/problems/article-withdrawn");
    }

    @Test
    void publishesOnceForManyRequestsWithTheSameKey() throws Exception {
        var before = metrics.counter("bantin.articles.published").count();
        var draft = aDraft();
        List<Future<Answer>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(
                            () -> api.transition("publish", draft, null, Map.of("Idempotency-Key", "one"))))
                    .toList();
        }

        for (var answer : answers) {
            assertThat(answer.get().expect(200).etag()).isEqualTo("\"2\"");
        }
        api.transition("publish", draft, null, Map.of("Idempotency-Key", "one")).expect(200);
        assertThat(metrics.counter("bantin.articles.published").count()).isEqualTo(before + 1);
        assertThat(Topics.awaitRecords("article-events", draft.id(), 1)).hasSize(1);
    }

    @Test
    void checksTheKeyBeforeVersionAndStatus() {
        var published = api.publish(aDraft());
        var key = Map.of("Idempotency-Key", "two");
        var reason = "{\"reason\": \"Số liệu sai.\"}";
        api.transition("withdraw", published, reason, key).expect(200);

        assertThat(api.transition("withdraw", published, reason, key)
                        .expect(200)
                        .text("status"))
                .isEqualTo("WITHDRAWN");
        var other = api.transition("withdraw", published, "{\"reason\": \"Khác.\"}", key)
                .expect(422);
        assertThat(other.text("type")).isEqualTo("/problems/idempotency-key-reused");
        api.transition("withdraw", published, reason, Map.of("Idempotency-Key", "three"))
                .expect(412);
    }

    @Test
    void refusesToPublishAWithdrawnArticle() {
        var withdrawn = api.withdraw(api.publish(aDraft()), "Số liệu sai.").expect(200);

        var refused = api.publish(withdrawn).expect(409);
        assertThat(refused.text("type")).isEqualTo("/problems/wrong-state");
        assertThat(refused.text("status")).isEqualTo("WITHDRAWN");
        assertThat(refused.json().path("allowed").toString()).isEqualTo("[\"copy\"]");
        api.put(withdrawn, TestTokens.of("publisher"), Manuscripts.titled("Lại", category))
                .expect(409);
        api.withdraw(withdrawn, "Lại.").expect(409);
        api.send(
                        "DELETE",
                        EDITORIAL + "/" + withdrawn.id(),
                        TestTokens.of("publisher"),
                        null,
                        Map.of("If-Match", withdrawn.etag()))
                .expect(409);
    }

    @Test
    void requiresAKnownCategoryThatIsNotRemoved() {
        var without = api.create(TestTokens.of("editor"), Manuscripts.titled("Không mục"))
                .expect(201);
        assertThat(api.publish(without).expect(400).faultyField()).isEqualTo("categoryIds");

        var removed = KnownCategories.aCategory();
        var draft = api.create(TestTokens.of("editor"), Manuscripts.titled("Mục cũ", category, removed))
                .expect(201);
        KnownCategories.send(removed, 2, "Mục cũ", null, true);
        // The removal has arrived once a later category is known.
        api.create(TestTokens.of("editor"), Manuscripts.titled("Khác", KnownCategories.aCategory()))
                .expect(201);
        assertThat(api.publish(draft).expect(400).faultyField()).isEqualTo("categoryIds[1]");
    }

    @Test
    void aFullOutboxRefusesAllButWithdrawals() {
        var published = api.publish(aDraft()).expect(200);
        Topics.awaitRecords("article-events", published.id(), 1);
        var waiting =
                new OutboxEvent(published.id() + ".0", "test", 0, published.id(), "/test", Instant.EPOCH, null, "{}");
        // Without the marker that the sweep searches for, nothing sends these events meanwhile.
        store.updateFirst(
                Query.query(Criteria.where("_id").is(published.id())),
                new Update()
                        .push("outbox")
                        .each(Collections.nCopies(64, waiting).toArray()),
                "articles");

        var full = api.put(published, TestTokens.of("publisher"), Manuscripts.titled("Sửa", category))
                .expect(503);
        assertThat(full.headers()).containsKey("retry-after");
        api.withdraw(published, "Số liệu sai.").expect(200);
    }

    private Answer aDraft() {
        return api.create(TestTokens.of("editor"), Manuscripts.titled("Mùa gặt ở Đồng Tháp", category))
                .expect(201);
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), UTF_8);
    }

    private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
        return JSON.readTree(text(record));
    }
}
