package io.bantin.article.workingcopies;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.Manuscripts;
import io.bantin.article.categories.KnownCategories;
import io.bantin.article.manuscripts.Manuscript;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

@ArticleIntegrationTest
class WorkingCopyIT {

    @Autowired
    private ArticleApi api;

    @Autowired
    private MongoOperations store;

    private final String ann = "ann.b$-" + Ids.next();
    private final String token = TestTokens.of("reporter", ann);
    private Answer draft;

    WorkingCopyIT() {
        draft = new Answer(0, MissingNode.getInstance(), Map.of());
    }

    @BeforeEach
    void createADraft() {
        draft = api.create(token, Manuscripts.titled("Một")).expect(201);
    }

    @Test
    void returnsWhatWasTypedWithoutAnyChecks() {
        var typed = """
                {"title": "%s", "lead": null, "body": " Chưa xong\\r\\n\\u0000", "categoryIds": ["", null],
                 "tags": ["a", "a"], "byline": [], "source": "  ", "language": "tlh", "notify": true,
                 "cover": {"mediaId": "?", "alt": null, "caption": "", "credit": null}}""".formatted("dài ".repeat(1000));
        var stored = write(typed(1, typed), Map.of()).expect(200);

        var read = read().expect(200);

        assertThat(read.etag()).isEqualTo(stored.etag()).matches("\"[0-9a-z]{13}\"");
        assertThat(read.text("savedAt")).isEqualTo(stored.text("savedAt"));
        assertThat(Instant.parse(stored.text("savedAt")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        var fields = ((ObjectNode) read.json()).deepCopy();
        fields.remove("savedAt");
        assertThat(fields).isEqualTo(new JsonMapper().readTree(typed(1, typed)));
    }

    @Test
    void keepsABodyThatIsTooLargeForASave() {
        var body = "a".repeat((1 << 20) + 500_000);
        write(typed(1, "{\"body\": \"%s\"}".formatted(body)), Map.of()).expect(200);

        assertThat(read().expect(200).text("body")).isEqualTo(body);
    }

    @Test
    void twoTabsDoNotOverwriteEachOther() {
        var first = write("Tab một", Map.of("If-None-Match", "*")).expect(200);
        var unknowing = write("Tab hai", Map.of("If-None-Match", "*")).expect(412);
        var second = write("Tab hai", Map.of("If-Match", unknowing.etag())).expect(200);

        var late = write("Tab một nữa", Map.of("If-Match", first.etag())).expect(412);

        assertThat(unknowing.json().path("workingCopy").path("body").asString()).isEqualTo("Tab một");
        assertThat(late.json().path("workingCopy").path("body").asString()).isEqualTo("Tab hai");
        assertThat(late.etag()).isEqualTo(second.etag());
        assertThat(late.text("type")).isEqualTo("/problems/working-copy-conflict");
        assertThat(read().text("body")).isEqualTo("Tab hai");
    }

    @Test
    void oneOfManyTabsAtOnceWins() throws Exception {
        var first = write("Đầu", Map.of()).expect(200);

        var statuses = atOnce(8, i -> write("Tab " + i, Map.of("If-Match", first.etag())));

        assertThat(statuses).containsOnlyOnce(200).contains(412).hasSize(8);
        assertThat(new HashSet<>(atOnce(8, i -> write("Tab " + i, Map.of())))).containsExactly(200);
    }

    @Test
    void isGoneWithTheNextSaveOfItsOwnerAlone() {
        var bob = TestTokens.of("editor", "bob-" + Ids.next());
        var mine = write("Của tôi", Map.of()).expect(200);
        send("PUT", bob, typed(1, "{\"body\": \"Của Bob\"}"), Map.of()).expect(200);

        var saved = api.put(draft, token, Manuscripts.titled("Hai")).expect(200);

        assertThat(read().expect(404).text("type")).isEqualTo("/problems/working-copy-not-found");
        assertThat(send("GET", bob, null, Map.of()).expect(200).text("body")).isEqualTo("Của Bob");
        assertThat(stored()).isEqualTo(1);
        assertThat(write("Muộn", Map.of()).expect(409).text("type")).isEqualTo("/problems/working-copy-outdated");
        write("Muộn", Map.of("If-Match", mine.etag())).expect(409);
        read().expect(404);
        assertThat(saved.etag()).isEqualTo("\"2\"");
        write(typed(2, "{\"body\": \"Tiếp\"}"), Map.of("If-None-Match", "*")).expect(200);
        // Somebody else's save changes nothing of it.
        api.put(saved, bob, Manuscripts.titled("Ba")).expect(200);
        assertThat(read().expect(200).text("body")).isEqualTo("Tiếp");
        assertThat(write("Vẫn muộn", Map.of()).expect(409).text("detail")).contains("…/merge");
    }

    /** As after a kill between the save and the removal of the copy. */
    @Test
    void aCopyThatOutlivedItsSaveCountsAsGone() {
        api.put(draft, token, Manuscripts.titled("Hai")).expect(200);
        var etag = Ids.next();
        store.insert(new WorkingCopy(
                WorkingCopy.id(draft.id(), ann), draft.id(), etag, 1, Instant.now(), manuscript("Chữ cũ")));

        read().expect(404);

        store.insert(new WorkingCopy(
                WorkingCopy.id(draft.id(), ann), draft.id(), etag, 1, Instant.now(), manuscript("Chữ cũ")));
        write(typed(2, "{\"body\": \"Mới\"}"), Map.of("If-Match", "\"" + etag + "\""))
                .expect(412);
        write(typed(2, "{\"body\": \"Mới\"}"), Map.of("If-None-Match", "*")).expect(200);
        assertThat(read().text("body")).isEqualTo("Mới");
    }

    @Test
    void aLateTextBesideASaveIsRefusedOrGone() throws Exception {
        var read = draft;
        for (int round = 1; round <= 15; round++) {
            int base = round;
            var present = read;
            try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
                var late = tabs.submit(() -> write(typed(base, "{\"body\": \"Cũ\"}"), Map.of()));
                read = tabs.submit(() -> api.put(present, token, Manuscripts.titled("Lượt " + base)))
                        .get()
                        .expect(200);
                assertThat(late.get().status()).isIn(200, 409);
            }
            read().expect(404);
        }
    }

    @Test
    void aTextWithAnOlderBaseDoesNotReplaceAMergedOne() {
        var bob = TestTokens.of("editor", "bob-" + Ids.next());
        api.put(draft, bob, Manuscripts.titled("Hai")).expect(200);
        write(typed(2, "{\"body\": \"Gộp\"}"), Map.of()).expect(200);

        write("Trước khi gộp", Map.of()).expect(409);

        assertThat(read().text("body")).isEqualTo("Gộp");
    }

    @Test
    void changesNeitherTheArticleNorWhatReadersSee() {
        var publisher = TestTokens.of("publisher");
        var category = KnownCategories.aCategory();
        var read = api.create(publisher, Manuscripts.titled("Bài", category)).expect(201);
        var published = api.publish(read).expect(200);
        var path = EDITORIAL + "/" + read.id() + "/working-copy";

        api.send("PUT", path, publisher, typed(2, "{\"title\": \"Bí mật\"}"), Map.of())
                .expect(200);

        assertThat(api.get(EDITORIAL + "/" + read.id(), publisher).etag()).isEqualTo(published.etag());
        assertThat(api.get("/api/articles/" + read.id(), null).json().toString())
                .doesNotContain("Bí mật");
    }

    @Test
    void isDiscardedByItsOwnerAndWithTheArticle() {
        var copy = write("Một", Map.of()).expect(200);
        var newer = write("Hai", Map.of("If-Match", copy.etag())).expect(200);

        assertThat(send("DELETE", token, null, Map.of("If-Match", copy.etag()))
                        .expect(412)
                        .json()
                        .path("workingCopy")
                        .path("body")
                        .asString())
                .isEqualTo("Hai");
        send("DELETE", token, null, Map.of("If-Match", newer.etag())).expect(204);
        send("DELETE", token, null, Map.of()).expect(204);
        read().expect(404);

        write("Ba", Map.of()).expect(200);
        api.send("DELETE", EDITORIAL + "/" + draft.id(), token, null, Map.of("If-Match", draft.etag()))
                .expect(204);
        assertThat(stored()).isZero();
        assertThat(read().expect(404).text("type")).isEqualTo("/problems/article-not-found");
        write("Bốn", Map.of()).expect(404);
        assertThat(stored()).isZero();
    }

    @Test
    void isHiddenFromReportersWhoMayNotReadTheArticle() {
        var other = TestTokens.of("reporter", "cam-" + Ids.next());

        for (var method : List.of("GET", "PUT", "DELETE")) {
            var body = method.equals("PUT") ? typed(1, "{}") : null;
            assertThat(send(method, other, body, Map.of()).expect(404).text("type"))
                    .isEqualTo("/problems/article-not-found");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | baseVersion",
                "{\"baseVersion\": null} | baseVersion",
                "{\"baseVersion\": 0} | baseVersion",
                "{\"baseVersion\": 2} | baseVersion",
                "{\"baseVersion\": -1} | baseVersion",
                "{\"baseVersion\": \"x\"} | baseVersion",
                "{\"baseVersion\": 99999999999999999999} | baseVersion",
                "{\"baseVersion\": 1, \"version\": 2} | version",
                "{\"baseVersion\": 1, \"fields\": {}} | fields",
                "{\"baseVersion\": 1, \"title\": []} | title",
                "{\"baseVersion\": 1, \"cover\": {\"url\": \"x\"}} | cover.url",
            })
    void namesTheFieldAtFault(String body, String field) {
        assertThat(write(body, Map.of()).expect(400).faultyField()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"If-Match | \"1\"", "If-Match | *", "If-Match | W/\"0000000000000\"", "If-None-Match | \"x\""})
    void namesTheHeaderAtFault(String header, String value) {
        assertThat(write("Một", Map.of(header, value)).expect(400).faultyField())
                .isEqualTo(header);
    }

    private Answer read() {
        return send("GET", token, null, Map.of());
    }

    private Answer write(String bodyOrText, Map<String, String> headers) {
        var body = bodyOrText.startsWith("{") ? bodyOrText : typed(1, "{\"body\": \"%s\"}".formatted(bodyOrText));
        return send("PUT", token, body, headers);
    }

    private Answer send(String method, String caller, @Nullable String body, Map<String, String> headers) {
        return api.send(method, "%s/%s/working-copy".formatted(EDITORIAL, draft.id()), caller, body, headers);
    }

    private static String typed(int baseVersion, String fields) {
        return "{\"baseVersion\": %d%s%s".formatted(baseVersion, fields.equals("{}") ? "" : ", ", fields.substring(1));
    }

    private long stored() {
        return store.count(Query.query(Criteria.where("article").is(draft.id())), WorkingCopy.class);
    }

    private static Manuscript manuscript(String body) {
        return new Manuscript(null, null, body, null, null, null, null, null, null, null, null, null, null, null);
    }

    private interface Tab {
        Answer send(int number);
    }

    private static List<Integer> atOnce(int tabs, Tab tab) throws Exception {
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, tabs)
                    .mapToObj(i -> threads.submit(() -> tab.send(i)))
                    .toList();
            for (var answer : answers) {
                statuses.add(answer.get().status());
            }
        }
        return statuses;
    }
}
