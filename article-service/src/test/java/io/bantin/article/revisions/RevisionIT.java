package io.bantin.article.revisions;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.Manuscripts;
import io.bantin.article.categories.KnownCategories;
import io.bantin.article.editorial.Article;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ArticleIntegrationTest
class RevisionIT {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private ArticleApi api;

    @Autowired
    private MongoOperations store;

    private final String ann = "ann-" + Ids.next();
    private final String reporter = TestTokens.of("reporter", ann);
    private final String editor = TestTokens.of("editor");
    private final String publisher = TestTokens.of("publisher");

    @Test
    void listsWhoMadeEachVersionByWhichStep() {
        var draft = api.create(reporter, Manuscripts.titled("Một")).expect(201);
        var saved = api.put(draft, editor, Manuscripts.titled("Hai")).expect(200);
        api.send("POST", EDITORIAL + "/" + draft.id() + "/submit", reporter, null, Map.of("If-Match", saved.etag()))
                .expect(200);

        var first = get(draft, "?limit=2").expect(200).json();
        var last =
                get(draft, "?limit=2&cursor=" + first.path("next").asString()).json();

        assertThat(summary(first)).containsExactly("3 submit " + ann, "2 save editor");
        assertThat(summary(last)).containsExactly("1 create " + ann);
        assertThat(last.path("next").isNull()).isTrue();
        assertThat(first.path("items").get(0).propertyNames()).containsExactlyInAnyOrder("version", "at", "by", "step");
    }

    /** Passes two revisions that hold their whole predecessor. */
    @Test
    void readsEachVersionAsItWas() {
        var random = new Random(7);
        var body = new ArrayList<>(List.of("Một.", "Hai.", "Ba."));
        var read = api.create(editor, manuscript("Bài", body, List.of())).expect(201);
        var versions = new ArrayList<>(List.of(read.json()));
        while (versions.size() < 140) {
            int i = versions.size();
            switch (random.nextInt(4)) {
                case 0 -> body.add(random.nextInt(body.size()), "Đoạn %d.".formatted(i));
                case 1 -> body.set(random.nextInt(body.size()), "Sửa %d.".formatted(i));
                case 2 -> body.add("Cuối %d.".formatted(i));
                default -> body.removeFirst();
            }
            if (body.isEmpty()) {
                body.add("Lại.");
            }
            var tags = i % 3 == 0 ? List.of("thẻ " + i) : List.<String>of();
            read = api.put(read, editor, manuscript("Bài " + i / 5, body, tags)).expect(200);
            versions.add(read.json());
        }
        for (var version : versions) {
            var revision =
                    get(read, "/" + version.path("version").asInt()).expect(200).json();
            for (var field :
                    List.of("title", "slug", "lead", "body", "html", "cover", "categoryIds", "tags", "byline")) {
                assertThat(revision.path(field)).as("%s of %s", field, version).isEqualTo(version.path(field));
            }
            assertThat(revision.path("at")).isEqualTo(version.path("updatedAt"));
            assertThat(revision.path("status").asString()).isEqualTo("DRAFT");
        }
    }

    @Test
    void comparesTwoVersionsWordByWord() {
        var draft = api.create(editor, """
                {"title": "Lúa chín sớm", "body": "Một.\\n\\nHai.", "tags": ["lúa"], "cover": {"alt": "Cánh đồng"}}""").expect(201);
        api.put(draft, editor, """
                {"title": "Lúa chín muộn", "body": "Một.\\n\\nMới.\\n\\nHai.", "tags": ["lúa", "mưa"],
                 "cover": {"alt": "Cánh đồng lúa"}}""").expect(200);

        var forth = get(draft, "/1/diff/2").expect(200).json();
        var back = get(draft, "/2/diff/1").expect(200).json();

        assertThat(words(forth))
                .containsExactly(
                        "title: =Lúa chín |-sớm|+muộn",
                        "body: =Một.\n\n|+Mới.\n\n|=Hai.",
                        "cover.alt: =Cánh đồng|+ lúa",
                        "tags: =lúa|+mưa");
        assertThat(words(back)).contains("title: =Lúa chín |-muộn|+sớm", "tags: =lúa|-mưa");
        assertThat(forth.path("from").asInt()).isEqualTo(1);
        assertThat(forth.path("to").asInt()).isEqualTo(2);
        assertThat(get(draft, "/2/diff/2").json().path("fields").isEmpty()).isTrue();
    }

    @Test
    void restoresAVersionAsTheNextOne() {
        var draft = api.create(reporter, Manuscripts.titled("Một")).expect(201);
        var second = api.put(draft, reporter, "{\"title\": \"Hai\"}").expect(200);

        var restored =
                restore(second, 1, reporter, Map.of("Idempotency-Key", "k")).expect(200);
        var repeated =
                restore(second, 1, reporter, Map.of("Idempotency-Key", "k")).expect(200);

        assertThat(restored.etag()).isEqualTo("\"3\"");
        assertThat(repeated.json()).isEqualTo(restored.json());
        for (var field : List.of("title", "lead", "body", "html", "tags", "byline", "status")) {
            assertThat(restored.json().path(field)).isEqualTo(draft.json().path(field));
        }
        assertThat(get(draft, "/2").text("title")).isEqualTo("Hai");
        assertThat(summary(get(draft, "").json())).contains("3 restore " + ann);
        var history = api.get("%s/%s/history".formatted(EDITORIAL, draft.id()), reporter)
                .json()
                .path("items")
                .get(0);
        assertThat(history.path("step").asString()).isEqualTo("restore");
        assertThat(history.path("reason").asString()).isEqualTo("Version 1");
        restore(second, 2, reporter, Map.of("Idempotency-Key", "k")).expect(422);
        restore(second, 1, reporter, Map.of()).expect(412);
        api.send("POST", path(draft, "/1/restore"), reporter, null, Map.of()).expect(428);
    }

    @Test
    void restoringAPublishedArticleIsACorrectionByAPublisher() {
        var category = KnownCategories.aCategory();
        var draft = api.create(reporter, Manuscripts.titled("Một", category)).expect(201);
        var second =
                api.put(draft, reporter, Manuscripts.titled("Hai", category)).expect(200);
        var published = api.publish(second).expect(200);

        restore(published, 1, reporter, Map.of()).expect(403);
        restore(published, 1, editor, Map.of()).expect(403);
        restore(published, 1, publisher, Map.of()).expect(200);

        assertThat(api.get("/api/articles/" + draft.id(), null).text("title")).isEqualTo("Một");
    }

    @Test
    void refusesToRestoreOntoAWithdrawnArticle() {
        var draft = api.create(editor, Manuscripts.titled("Một", KnownCategories.aCategory()))
                .expect(201);
        var withdrawn = api.withdraw(api.publish(draft).expect(200), "Sai.").expect(200);

        var refused = restore(withdrawn, 1, publisher, Map.of()).expect(409);

        assertThat(refused.text("type")).isEqualTo("/problems/wrong-state");
        assertThat(get(draft, "/1").expect(200).text("title")).isEqualTo("Một");
    }

    @Test
    void refusesToRestoreACategoryThatIsGone() {
        var draft = api.create(editor, Manuscripts.titled("Một", KnownCategories.aCategory()))
                .expect(201);
        var second = api.put(draft, editor, Manuscripts.titled("Hai")).expect(200);
        store.updateFirst(
                Query.query(Criteria.where("_id").is(draft.id())),
                new Update().set("revisions.1.earlier.summary.categoryIds", List.of("0000000000000")),
                Article.class);

        assertThat(restore(second, 1, editor, Map.of()).expect(400).faultyField())
                .isEqualTo("categoryIds[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3", "999999999999"})
    void saysWhichRevisionsExist(String version) {
        var draft = api.create(editor, Manuscripts.titled("Một")).expect(201);
        var second = api.put(draft, editor, Manuscripts.titled("Hai")).expect(200);

        for (var path : List.of("/" + version, "/1/diff/" + version, "/%s/diff/1".formatted(version))) {
            var refused = get(draft, path).expect(404);
            assertThat(refused.text("type")).isEqualTo("/problems/revision-not-found");
            assertThat(refused.text("detail")).contains("no revision " + version, "1 to 2");
        }
        api.send("POST", path(draft, "/%s/restore".formatted(version)), editor, null, Map.of("If-Match", second.etag()))
                .expect(404);
    }

    @ParameterizedTest
    @CsvSource({"/x, version", "/1.5, version", "/99999999999999999999, version", "?cursor=x, cursor", "?limit=0, limit"
    })
    void namesTheFieldAtFault(String path, String field) {
        var draft = api.create(editor, Manuscripts.titled("Một")).expect(201);

        assertThat(get(draft, path).expect(400).faultyField()).isEqualTo(field);
    }

    @Test
    void hidesTheRevisionsOfOthersFromReporters() {
        var draft = api.create(editor, Manuscripts.titled("Một")).expect(201);

        for (var path : List.of("", "/1", "/1/diff/1")) {
            api.get(path(draft, path), reporter).expect(404);
        }
        restore(draft, 1, reporter, Map.of()).expect(404);
    }

    @Test
    void anArticleFromBeforeHasTheVersionThatItHadThen() {
        var draft = api.create(editor, Manuscripts.titled("Một")).expect(201);
        store.updateFirst(
                Query.query(Criteria.where("_id").is(draft.id())),
                new Update()
                        .set("version", 5)
                        .unset("revisions")
                        .unset("history")
                        .unset("lastSaves"),
                Article.class);
        assertThat(summary(get(draft, "").expect(200).json())).containsExactly("5 null null");
        assertThat(get(draft, "/5").expect(200).text("title")).isEqualTo("Một");

        api.send("PUT", EDITORIAL + "/" + draft.id(), editor, Manuscripts.titled("Hai"), Map.of("If-Match", "\"5\""))
                .expect(200);

        assertThat(summary(get(draft, "").json())).containsExactly("6 save editor", "5 null null");
        assertThat(get(draft, "/5").expect(200).text("title")).isEqualTo("Một");
        assertThat(get(draft, "/4").expect(404).text("detail"))
                .contains("it has the revisions 5 to 6", "a release that kept no revisions");
    }

    private Answer get(Answer article, String path) {
        return api.get(path(article, path), editor);
    }

    private Answer restore(Answer read, int version, String token, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("If-Match", read.etag());
        return api.send("POST", path(read, "/%d/restore".formatted(version)), token, null, all);
    }

    private static String path(Answer article, String path) {
        return "%s/%s/revisions%s".formatted(EDITORIAL, article.id(), path);
    }

    private static String manuscript(String title, List<String> paragraphs, List<String> tags) {
        var body = String.join("\n\n", paragraphs);
        return JSON.writeValueAsString(Map.of("title", title, "body", body, "tags", tags));
    }

    private static List<String> summary(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> "%s %s %s"
                        .formatted(
                                item.path("version").asInt(),
                                item.path("step").asString("null"),
                                item.path("by").asString("null")))
                .toList();
    }

    private static List<String> words(JsonNode diff) {
        return diff.path("fields")
                .valueStream()
                .map(field -> field.path("field").asString() + ": "
                        + field.path("words")
                                .valueStream()
                                .map(word -> word.path("op").asString()
                                        + word.path("text").asString())
                                .collect(Collectors.joining("|")))
                .toList();
    }
}
