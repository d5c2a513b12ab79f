package io.bantin.article.reviewing;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.Manuscripts;
import io.bantin.article.categories.KnownCategories;
import io.bantin.article.workflow.ArticleStatus;
import io.bantin.article.workflow.Step;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

@ArticleIntegrationTest
class ReviewIT {

    private static final Instant NOW = Instant.parse("2026-03-02T05:00:00Z");
    private static final Instant FAR = Instant.parse("2126-03-02T05:00:00Z");

    private static final Map<Step, String> BODY_OF = Map.of(
            Step.REQUEST_CHANGES,
            "{\"comment\": \"Thiếu nguồn.\"}",
            Step.WITHDRAW,
            "{\"reason\": \"Số liệu sai.\"}",
            Step.SCHEDULE,
            "{\"publishAt\": \"%s\"}".formatted(Instant.now().plusSeconds(86_400)));

    @Autowired
    private ArticleApi api;

    @Autowired
    private MongoOperations store;

    private final String ann = "ann-" + Ids.next();
    private String category = "";

    @BeforeEach
    void publishACategory() {
        category = KnownCategories.aCategory();
    }

    @Test
    void takesAnArticleThroughReviewAndRemembersEachStep() {
        var draft = aDraft();
        var submitted = step("submit", draft, reporter(), null).expect(200);
        var returned = step("request-changes", submitted, editor(), "{\"comment\": \" Thiếu  nguồn. \"}")
                .expect(200);
        var saved = api.put(returned, reporter(), Manuscripts.titled("Có nguồn", category))
                .expect(200);
        var again = step("submit", saved, reporter(), null).expect(200);
        var approved = step("approve", again, editor(), null).expect(200);
        var published = step("publish", approved, publisher(), null).expect(200);
        var withdrawn = step("withdraw", published, publisher(), "{\"reason\": \"Số liệu sai.\"}")
                .expect(200);

        assertThat(List.of(draft, submitted, returned, saved, again, approved, published, withdrawn))
                .extracting(answer -> answer.text("status") + answer.etag())
                .containsExactly(
                        "DRAFT\"1\"",
                        "IN_REVIEW\"2\"",
                        "DRAFT\"3\"",
                        "DRAFT\"4\"",
                        "IN_REVIEW\"5\"",
                        "APPROVED\"6\"",
                        "PUBLISHED\"7\"",
                        "WITHDRAWN\"8\"");
        assertThat(history(draft.id(), ""))
                .containsExactly(
                        "8 withdraw PUBLISHED WITHDRAWN publisher Số liệu sai.",
                        "7 publish APPROVED PUBLISHED publisher null",
                        "6 approve IN_REVIEW APPROVED editor null",
                        "5 submit DRAFT IN_REVIEW %s null".formatted(ann),
                        "4 save DRAFT DRAFT %s null".formatted(ann),
                        "3 request-changes IN_REVIEW DRAFT editor Thiếu nguồn.",
                        "2 submit DRAFT IN_REVIEW %s null".formatted(ann),
                        "1 create null DRAFT %s null".formatted(ann));
    }

    @Test
    void pagesThroughTheHistory() {
        var article = aDraft();
        for (int i = 2; i <= 6; i++) {
            article =
                    api.put(article, reporter(), Manuscripts.titled("Bản " + i)).expect(200);
        }
        var path = EDITORIAL + "/" + article.id() + "/history?limit=4";

        var first = api.get(path, reporter()).expect(200);
        assertThat(first.json().path("items")).hasSize(4);
        var last = api.get(path + "&cursor=" + first.text("next"), reporter()).expect(200);
        assertThat(last.json()
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("version").asInt()))
                .containsExactly(2, 1);
        assertThat(last.json().path("next").isNull()).isTrue();
        assertThat(api.get(path + "&cursor=x", reporter()).expect(400).faultyField())
                .isEqualTo("cursor");
    }

    @ParameterizedTest
    @EnumSource(ArticleStatus.class)
    void answersEachWrongStepWithTheStatusAndTheAllowedSteps(ArticleStatus status) {
        var article = in(status);

        for (var step : Step.transitions()) {
            var answer = step(step.text(), article, publisher(), BODY_OF.get(step));
            if (answer.status() == 409) {
                assertThat(answer.text("type")).isEqualTo("/problems/wrong-state");
                assertThat(answer.text("status")).isEqualTo(status.name());
                assertThat(answer.json().path("allowed").valueStream().map(name -> name.asString()))
                        .isNotEmpty()
                        .doesNotContain(step.text());
                assertThat(version(article)).as("after %s", step).isEqualTo(1);
            } else {
                answer.expect(step == Step.COPY ? 201 : 200);
                article = in(status);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reporter, request-changes",
        "reporter, approve",
        "reporter, publish",
        "editor, publish",
        "editor, withdraw",
        "operator, submit"
    })
    void refusesStepsOfAHigherRole(String role, String step) {
        var article = in(ArticleStatus.IN_REVIEW);

        step(step, article, TestTokens.of(role), "{}").expect(403);
    }

    @ParameterizedTest
    @EnumSource(
            value = ArticleStatus.class,
            names = {"IN_REVIEW", "APPROVED", "SCHEDULED", "PUBLISHED"})
    void reportersReadButDoNotChangeTheirArticlesAfterSubmission(ArticleStatus status) {
        var article = in(status);

        api.get(EDITORIAL + "/" + article.id(), reporter()).expect(200);
        var refused = api.put(article, reporter(), Manuscripts.titled("Hai", category));
        assertThat(refused.expect(403).text("type")).isEqualTo("/problems/not-allowed");
    }

    @Test
    void anEditorsSaveTakesAScheduledArticleBack() {
        var article = in(ArticleStatus.SCHEDULED);
        var saved =
                api.put(article, editor(), Manuscripts.titled("Hai", category)).expect(200);

        assertThat(saved.text("status")).isEqualTo("APPROVED");
        assertThat(saved.json().path("publishAt").isNull()).isTrue();

        var other = in(ArticleStatus.SCHEDULED);
        var kept =
                api.put(other, publisher(), Manuscripts.titled("Hai", category)).expect(200);
        assertThat(kept.text("status")).isEqualTo("SCHEDULED");
        assertThat(kept.json().path("publishAt").isNull()).isFalse();
    }

    @Test
    void requiresVersionAndComment() {
        var article = in(ArticleStatus.IN_REVIEW);
        var path = "%s/%s/".formatted(EDITORIAL, article.id());

        for (var step : List.of("approve", "request-changes", "copy")) {
            var body = step.equals("request-changes") ? "{\"comment\": \"Thiếu.\"}" : null;
            api.send("POST", path + step, editor(), body, Map.of()).expect(428);
            api.send("POST", path + step, editor(), body, Map.of("If-Match", "\"7\""))
                    .expect(412);
        }
        for (var comment : List.of("{}", "{\"comment\": null}", "{\"comment\": \" \\u200B\"}", tooLong())) {
            var refused = step("request-changes", article, editor(), comment).expect(400);
            assertThat(refused.faultyField()).isEqualTo("comment");
        }
        assertThat(version(article)).isEqualTo(1);
    }

    @Test
    void takesAStepOnceForManyRequestsWithTheSameKey() throws Exception {
        var draft = aDraft();
        var headers = Map.of("If-Match", draft.etag(), "Idempotency-Key", "one");
        var path = "%s/%s/submit".formatted(EDITORIAL, draft.id());
        List<Future<Answer>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 6)
                    .mapToObj(_ -> threads.submit(() -> api.send("POST", path, reporter(), null, headers)))
                    .toList();
        }

        for (var answer : answers) {
            assertThat(answer.get().expect(200).etag()).isEqualTo("\"2\"");
        }
        assertThat(history(draft.id(), "")).hasSize(2);
    }

    @Test
    void copiesAWithdrawnArticleIntoANewDraft() throws Exception {
        var withdrawn = in(ArticleStatus.WITHDRAWN);
        var headers = Map.of("If-Match", withdrawn.etag(), "Idempotency-Key", Ids.next());
        var path = "%s/%s/copy".formatted(EDITORIAL, withdrawn.id());
        List<Future<Answer>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 6)
                    .mapToObj(_ -> threads.submit(() -> api.send("POST", path, editor(), null, headers)))
                    .toList();
        }

        var ids = new ArrayList<String>();
        for (var answer : answers) {
            ids.add(answer.get().expect(201).id());
        }
        assertThat(ids).allMatch(ids.getFirst()::equals).doesNotContain(withdrawn.id());
        var copy = api.get(EDITORIAL + "/" + ids.getFirst(), editor()).expect(200);
        assertThat(copy.text("status")).isEqualTo("DRAFT");
        assertThat(copy.text("body")).isEqualTo(withdrawn.text("body"));
        assertThat(copy.json().path("categoryIds")).isEqualTo(withdrawn.json().path("categoryIds"));
        assertThat(history(copy.id(), "")).containsExactly("1 copy null DRAFT editor Copy of " + withdrawn.id());
        api.send("POST", path, TestTokens.of("reporter", "bob-" + Ids.next()), null, headers)
                .expect(404);
    }

    private Answer step(String step, Answer read, String token, @Nullable String body) {
        var path = "%s/%s/%s".formatted(EDITORIAL, read.id(), step);
        return api.send("POST", path, token, body, Map.of("If-Match", read.etag()));
    }

    /** A stored article of the first version in this status: as if written before the history existed. */
    private Answer in(ArticleStatus status) {
        var draft = aDraft();
        store.updateFirst(
                Query.query(Criteria.where("_id").is(draft.id())),
                new Update()
                        .set("status", status)
                        .set("publishAt", status == ArticleStatus.SCHEDULED ? FAR : null)
                        .set("publishedAt", status.compareTo(ArticleStatus.PUBLISHED) < 0 ? null : NOW),
                "articles");
        return api.get(EDITORIAL + "/" + draft.id(), publisher()).expect(200);
    }

    private List<String> history(String id, String query) {
        return api.get(EDITORIAL + "/" + id + "/history" + query, publisher())
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(entry -> String.join(
                        " ",
                        entry.path("version").asString(),
                        entry.path("step").asString(),
                        entry.path("from").asString("null"),
                        entry.path("to").asString(),
                        entry.path("by").asString(),
                        entry.path("reason").asString("null")))
                .toList();
    }

    private long version(Answer article) {
        return api.get(EDITORIAL + "/" + article.id(), publisher())
                .expect(200)
                .json()
                .path("version")
                .asLong();
    }

    private Answer aDraft() {
        return api.create(reporter(), Manuscripts.titled("Mùa gặt", category)).expect(201);
    }

    private static String tooLong() {
        return "{\"comment\": \"%s\"}".formatted("ă".repeat(1001));
    }

    private String reporter() {
        return TestTokens.of("reporter", ann);
    }

    private static String editor() {
        return TestTokens.of("editor");
    }

    private static String publisher() {
        return TestTokens.of("publisher");
    }
}
