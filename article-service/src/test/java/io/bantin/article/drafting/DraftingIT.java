package io.bantin.article.drafting;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.Manuscripts;
import io.bantin.article.categories.KnownCategories;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ArticleIntegrationTest
class DraftingIT {

    @Autowired
    private ArticleApi api;

    private final String ann = "ann-" + Ids.next();

    @Test
    void answersWithAllFieldsIncludingEmptyOnes() {
        var draft = api.create(reporter(), "{\"title\": \" Mùa  gặt \"}").expect(201);

        assertThat(draft.headers().get("location")).isEqualTo(EDITORIAL + "/" + draft.id());
        assertThat(draft.etag()).isEqualTo("\"1\"");
        assertThat(draft.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "version",
                        "status",
                        "title",
                        "slug",
                        "lead",
                        "body",
                        "html",
                        "warnings",
                        "cover",
                        "categoryIds",
                        "tags",
                        "byline",
                        "source",
                        "language",
                        "url",
                        "createdAt",
                        "updatedAt",
                        "publishAt",
                        "publishedAt",
                        "author",
                        "assignee",
                        "dueAt",
                        "seo",
                        "related",
                        "expireAt",
                        "pinnedUntil",
                        "scheduleProblem");
        assertThat(draft.text("title")).isEqualTo("Mùa gặt");
        assertThat(draft.text("url")).isEqualTo("/mua-gat-%s.html".formatted(draft.id()));
        assertThat(draft.text("createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
        assertThat(draft.json().path("publishedAt").isNull()).isTrue();
        assertThat(read(draft).json()).isEqualTo(withoutWarnings(draft));
    }

    @Test
    void replacesADraftAndClearsAbsentFields() {
        var category = KnownCategories.aCategory();
        var draft = api.create(reporter(), Manuscripts.titled("Một", category)).expect(201);

        var next = api.put(draft, reporter(), "{\"title\": \"Hai\", \"language\": \"en\"}")
                .expect(200);

        assertThat(next.etag()).isEqualTo("\"2\"");
        assertThat(next.text("status")).isEqualTo("DRAFT");
        assertThat(next.text("body")).isEmpty();
        assertThat(next.json().path("categoryIds").isEmpty()).isTrue();
        assertThat(next.text("language")).isEqualTo("en");
        assertThat(read(draft).json()).isEqualTo(withoutWarnings(next));
    }

    @Test
    void oneOfTwoConcurrentChangesSucceeds() throws Exception {
        var draft = api.create(reporter(), Manuscripts.titled("Một")).expect(201);
        List<Future<Answer>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(
                            () -> api.put(draft, TestTokens.of("editor"), Manuscripts.titled("Bản " + i))))
                    .toList();
        }

        var won = new ArrayList<Answer>();
        for (var answer : answers) {
            if (answer.get().status() == 200) {
                won.add(answer.get());
            } else {
                assertThat(answer.get().expect(412).text("type")).isEqualTo("/problems/version-conflict");
            }
        }
        assertThat(won).hasSize(1);
        assertThat(read(draft).text("title")).isEqualTo(won.getFirst().text("title"));
        assertThat(read(draft).etag()).isEqualTo("\"2\"");
    }

    @Test
    void requiresTheVersionInEachChange() {
        var draft = api.create(reporter(), Manuscripts.titled("Một")).expect(201);
        var path = EDITORIAL + "/" + draft.id();

        for (var method : List.of("PUT", "DELETE")) {
            var body = method.equals("PUT") ? Manuscripts.titled("Hai") : null;
            api.send(method, path, reporter(), body, Map.of()).expect(428);
            api.send(method, path, reporter(), body, Map.of("If-Match", "\"7\""))
                    .expect(412);
            api.send(method, path, reporter(), body, Map.of("If-Match", "seven"))
                    .expect(400);
        }
        assertThat(read(draft).json()).isEqualTo(withoutWarnings(draft));
    }

    @Test
    void deletesADraft() {
        var draft = api.create(reporter(), Manuscripts.titled("Một")).expect(201);

        delete(draft, reporter()).expect(204);

        api.get(EDITORIAL + "/" + draft.id(), reporter()).expect(404);
    }

    @Test
    void refusesToDeleteAPublishedArticle() {
        var category = KnownCategories.aCategory();
        var published = api.publish(api.create(reporter(), Manuscripts.titled("Một", category))
                        .expect(201))
                .expect(200);

        assertThat(delete(published, TestTokens.of("publisher")).expect(409).text("detail"))
                .contains("withdraw");
    }

    @Test
    void warnsAboutWhatReadersWillNotSee() {
        var manuscript = "{\"title\": \"Tin \\uE000\", \"body\": \"![lúa](https://anh.example.org/a.jpg)\"}";
        var draft = api.create(reporter(), manuscript).expect(201);
        var next = api.put(draft, reporter(), manuscript).expect(200);

        for (var saved : List.of(draft, next)) {
            var warnings = saved.json().path("warnings");
            assertThat(warnings.valueStream()
                            .map(warning -> warning.path("field").asString()))
                    .containsExactly("title", "body");
            assertThat(warnings.toString()).contains("U+E000", "https://anh.example.org/a.jpg");
        }
        assertThat(read(draft).json().has("warnings"))
                .as("only in answers to a save")
                .isFalse();
    }

    @Test
    void reportersSeeOnlyTheirOwnDrafts() {
        var draft = api.create(reporter(), Manuscripts.titled("Của Ann")).expect(201);
        var bob = TestTokens.of("reporter", "bob-" + Ids.next());

        for (var method : List.of("GET", "HEAD", "PUT", "DELETE", "PATCH", "POST")) {
            for (var step : List.of("", "/publish", "/withdraw", "/revisions", "/history")) {
                assertThat(answerTo(method, draft.id() + step, draft.etag(), bob))
                        .as("%s %s says no more than that there is none", method, step)
                        .isEqualTo(answerTo(method, Ids.next() + step, draft.etag(), bob));
            }
        }
        api.get(EDITORIAL + "/" + draft.id(), bob).expect(404);
        api.put(draft, bob, Manuscripts.titled("Của Bob")).expect(404);
        delete(draft, bob).expect(404);
        assertThat(api.get(EDITORIAL, bob).expect(200).json().path("items").isEmpty())
                .isTrue();
        api.put(draft, TestTokens.of("editor"), Manuscripts.titled("Biên tập")).expect(200);
    }

    @Test
    void onlyPublishersCanCorrectAPublishedArticle() {
        var category = KnownCategories.aCategory();
        var published = api.publish(api.create(reporter(), Manuscripts.titled("Một", category))
                        .expect(201))
                .expect(200);

        api.put(published, reporter(), Manuscripts.titled("Hai", category)).expect(403);
        api.put(published, TestTokens.of("editor"), Manuscripts.titled("Hai", category))
                .expect(403);
        var corrected = api.put(published, TestTokens.of("publisher"), Manuscripts.titled("Hai", category))
                .expect(200);
        assertThat(corrected.text("publishedAt")).isEqualTo(published.text("publishedAt"));
        assertThat(api.put(corrected, TestTokens.of("publisher"), Manuscripts.titled("Hai"))
                        .expect(400)
                        .faultyField())
                .as("a published article keeps a category")
                .isEqualTo("categoryIds");
    }

    @Test
    void createsOneDraftForManyRequestsWithTheSameKey() throws Exception {
        var key = Map.of("Idempotency-Key", Ids.next());
        var manuscript = Manuscripts.titled("Một lần");
        List<Future<Answer>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> api.send("POST", EDITORIAL, reporter(), manuscript, key)))
                    .toList();
        }

        var first = answers.getFirst().get().expect(201);
        for (var answer : answers) {
            assertThat(answer.get().expect(201).id()).isEqualTo(first.id());
        }
        assertThat(ownArticles("")).hasSize(1);
        var changed = api.put(first, reporter(), Manuscripts.titled("Đã sửa")).expect(200);
        var replayed = api.send("POST", EDITORIAL, reporter(), manuscript, key).expect(201);
        assertThat(replayed.json()).as("the document as it is now").isEqualTo(changed.json());
        api.send("POST", EDITORIAL, reporter(), Manuscripts.titled("Khác"), key).expect(422);
        var other = api.send("POST", EDITORIAL, TestTokens.of("editor"), manuscript, key)
                .expect(201);
        assertThat(other.id()).as("the key of another caller").isNotEqualTo(first.id());
    }

    @Test
    void acceptsTheKeyOfARefusedRequestAgain() {
        var key = Map.of("Idempotency-Key", Ids.next());
        api.send("POST", EDITORIAL, reporter(), Manuscripts.titled("Một", Ids.next()), key)
                .expect(400);

        api.send("POST", EDITORIAL, reporter(), Manuscripts.titled("Một"), key).expect(201);
    }

    @Test
    void doesNotRestoreADeletedDraft() {
        var key = Map.of("Idempotency-Key", Ids.next());
        var draft = api.send("POST", EDITORIAL, reporter(), Manuscripts.titled("Một"), key)
                .expect(201);
        delete(draft, reporter()).expect(204);

        api.send("POST", EDITORIAL, reporter(), Manuscripts.titled("Một"), key).expect(404);

        api.get(EDITORIAL + "/" + draft.id(), reporter()).expect(404);
        api.send("POST", EDITORIAL, reporter(), Manuscripts.titled("Hai"), key).expect(422);
    }

    @Test
    void listsPagesWithoutBodies() {
        var created = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            created.addFirst(api.create(reporter(), Manuscripts.titled("Bản " + i))
                    .expect(201)
                    .id());
        }

        var first = api.get(EDITORIAL + "?limit=2", reporter()).expect(200);
        assertThat(first.json().path("items").path(0).has("body")).isFalse();
        assertThat(first.json().path("items").path(0).has("html")).isFalse();
        assertThat(first.json().path("items").path(0).has("createdAt")).isTrue();
        // A new draft must not shift the next page.
        api.create(reporter(), Manuscripts.titled("Mới")).expect(201);
        var ids = new ArrayList<>(ids(first));
        var page = first;
        while (!page.json().path("next").isNull()) {
            page = api.get(EDITORIAL + "?limit=2&cursor=" + page.text("next"), reporter())
                    .expect(200);
            ids.addAll(ids(page));
        }
        assertThat(ids).isEqualTo(created);
        assertThat(ownArticles("status=PUBLISHED")).isEmpty();
    }

    /** The problem without the parts that differ between requests. */
    private String answerTo(String method, String path, String etag, String token) {
        var body = method.equals("PUT") || method.equals("POST") ? Manuscripts.titled("Hai") : null;
        var answer = api.send(method, EDITORIAL + "/" + path, token, body, Map.of("If-Match", etag));
        return answer.status() + " " + answer.text("type") + " "
                + answer.text("detail").replaceAll("[0-9a-z]{13}", "ID");
    }

    private String reporter() {
        return TestTokens.of("reporter", ann);
    }

    private Answer read(Answer draft) {
        return api.get(EDITORIAL + "/" + draft.id(), reporter()).expect(200);
    }

    private Answer delete(Answer read, String token) {
        return api.send("DELETE", EDITORIAL + "/" + read.id(), token, null, Map.of("If-Match", read.etag()));
    }

    private List<String> ownArticles(String query) {
        return ids(api.get(EDITORIAL + "?" + query, reporter()).expect(200));
    }

    private static List<String> ids(Answer page) {
        return page.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    /** Only the answer to a write has warnings. */
    private static JsonNode withoutWarnings(Answer written) {
        return ((ObjectNode) written.json().deepCopy()).without("warnings");
    }
}
