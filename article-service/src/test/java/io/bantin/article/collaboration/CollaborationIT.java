package io.bantin.article.collaboration;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.Manuscripts;
import io.bantin.kit.ids.Ids;
import io.bantin.kit.security.Caller;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@ArticleIntegrationTest
class CollaborationIT {

    @Autowired
    private ArticleApi api;

    @Autowired
    private MongoOperations store;

    private final String ann = "ann-" + Ids.next();

    @Test
    void colleaguesCommentAndResolve() {
        var article = aDraft();
        var comment = send("POST", article, "/comments", editor(), "{\"text\": \" Cần  nguồn. \", \"quote\": \"lúa\"}")
                .expect(201);
        assertThat(comment.json().path("number").asInt()).isEqualTo(1);
        send("POST", article, "/comments", ann(), "{\"text\": \"Đã thêm.\"}").expect(201);

        send("POST", article, "/comments/1/resolve", ann(), null).expect(200);
        send("POST", article, "/comments/1/resolve", editor(), null).expect(200);

        var items = send("GET", article, "/comments", editor(), null)
                .expect(200)
                .json()
                .path("items");
        assertThat(items).hasSize(2);
        assertThat(items.path(0).path("text").asString()).isEqualTo("Cần nguồn.");
        assertThat(items.path(0).path("quote").asString()).isEqualTo("lúa");
        assertThat(items.path(0).path("by").asString()).isEqualTo("editor");
        assertThat(items.path(0).path("resolvedBy").asString()).as("the first").isEqualTo(ann);
        assertThat(items.path(1).path("resolvedAt").isNull()).isTrue();
        assertThat(read(article).etag()).as("comments make no version").isEqualTo(article.etag());
        assertThat(send("POST", article, "/comments/3/resolve", ann(), null)
                        .expect(404)
                        .text("type"))
                .isEqualTo("/problems/comment-not-found");
    }

    @Test
    void concurrentCommentsGetNumbersOfTheirOwn() throws Exception {
        var article = aDraft();
        List<Future<Answer>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(
                            () -> send("POST", article, "/comments", ann(), "{\"text\": \"Ý kiến %d\"}".formatted(i))))
                    .toList();
        }

        var numbers = new ArrayList<Integer>();
        for (var answer : answers) {
            numbers.add(answer.get().expect(201).json().path("number").asInt());
        }
        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}|text", "{\"text\": \" \"}|text", "{\"text\": \"a\", \"quote\": \"\\u200b\"}|quote"})
    void refusesEmptyComments(String body, String field) {
        assertThat(send("POST", aDraft(), "/comments", ann(), body).expect(400).faultyField())
                .isEqualTo(field);
    }

    @Test
    void othersLearnNothingOfAnArticleThatTheyMayNotRead() {
        var article = aDraft();
        var bob = TestTokens.of("reporter", "bob-" + Ids.next());

        send("GET", article, "/comments", bob, null).expect(404);
        send("POST", article, "/comments", bob, "{\"text\": \"a\"}").expect(404);
        send("POST", article, "/comments/1/resolve", bob, null).expect(404);
        send("PUT", article, "/presence", bob, null).expect(404);
        send("DELETE", article, "/presence", bob, null).expect(404);
        send("PUT", article, "/assignment", bob, "{}").expect(403);
    }

    @Test
    void editorsAssignWithoutAVersion() {
        var article = aDraft();
        var body = "{\"assignee\": \"ann\", \"dueAt\": \"2026-03-02T08:00:00+07:00\"}";

        var assigned = send("PUT", article, "/assignment", editor(), body).expect(200);

        assertThat(assigned.text("assignee")).isEqualTo("ann");
        assertThat(assigned.text("dueAt")).isEqualTo("2026-03-02T01:00:00Z");
        assertThat(assigned.etag()).isEqualTo(article.etag());
        var saved = api.put(assigned, editor(), Manuscripts.titled("Hai")).expect(200);
        assertThat(saved.text("assignee")).as("a save keeps it").isEqualTo("ann");
        var cleared = send("PUT", article, "/assignment", editor(), "{}").expect(200);
        assertThat(cleared.json().path("assignee").isNull()).isTrue();
        assertThat(cleared.json().path("dueAt").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-01-01T00:00:00Z", "tomorrow", "2026-03-02T08:00"})
    void refusesDatesThatAreNone(String dueAt) {
        var body = "{\"dueAt\": \"%s\"}".formatted(dueAt);

        assertThat(send("PUT", aDraft(), "/assignment", editor(), body)
                        .expect(400)
                        .faultyField())
                .isEqualTo("dueAt");
    }

    @Test
    void colleaguesSeeWhoHasTheArticleOpen() {
        var article = aDraft();
        assertThat(send("PUT", article, "/presence", ann(), null)
                        .expect(200)
                        .json()
                        .path("others"))
                .isEmpty();

        var others = send("PUT", article, "/presence", editor(), null)
                .expect(200)
                .json()
                .path("others");
        assertThat(others).hasSize(1);
        assertThat(others.path(0).path("name").asString()).isEqualTo(ann);
        send("DELETE", article, "/presence", ann(), null).expect(204);
        assertThat(send("PUT", article, "/presence", editor(), null).json().path("others"))
                .isEmpty();
    }

    @Test
    void aHeartbeatIsGoodForThirtySeconds() {
        var now = new AtomicReference<>(Instant.parse("2026-03-02T01:00:00Z"));
        InstantSource source = now::get;
        Clock clock = source.withZone(ZoneOffset.UTC);
        var presence = new Presence(store, clock);
        var article = Ids.next();
        var bob = new Caller("bob", Set.of());
        presence.beat(article, new Caller("ann", Set.of()));

        now.set(Instant.parse("2026-03-02T01:00:29.999Z"));
        assertThat(presence.beat(article, bob))
                .extracting(Presence.Person::name)
                .containsExactly("ann");
        now.set(Instant.parse("2026-03-02T01:00:30Z"));
        assertThat(presence.beat(article, bob)).isEmpty();
    }

    private Answer aDraft() {
        return api.create(ann(), Manuscripts.titled("Mùa gặt")).expect(201);
    }

    private Answer read(Answer article) {
        return api.get(EDITORIAL + "/" + article.id(), ann()).expect(200);
    }

    private Answer send(String method, Answer article, String path, String token, @Nullable String body) {
        return api.send(method, EDITORIAL + "/" + article.id() + path, token, body, Map.of());
    }

    private String ann() {
        return TestTokens.of("reporter", ann);
    }

    private static String editor() {
        return TestTokens.of("editor");
    }
}
