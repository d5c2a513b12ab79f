package io.bantin.article.merging;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.categories.KnownCategories;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two people write into one article at the same time. The letters are those of the decision on words that are never lost. */
@ArticleIntegrationTest
class TwoEditorsIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BODY = "Một.\n\nHai.\n\nBa.";

    @Autowired
    private ArticleApi api;

    private final String annName = "ann-" + Ids.next();
    private final String bobName = "bob-" + Ids.next();
    private final String ann = TestTokens.of("editor", annName);
    private final String bob = TestTokens.of("publisher", bobName);
    private String category = "";

    /** Not before the service has started: it makes the topic of the categories. */
    @BeforeEach
    void createACategory() {
        category = KnownCategories.aCategory();
    }

    /** A */
    @Test
    void bothChangeDifferentParagraphs() {
        var draft = draft();
        save(draft, ann, "Một, Ann.\n\nHai.\n\nBa.").expect(200);

        var refused = save(draft, bob, "Một.\n\nHai.\n\nBa, Bob.").expect(412);
        var merged = merge(draft, bob, 1, "Một.\n\nHai.\n\nBa, Bob.").expect(200);
        var saved = saveMerged(draft, bob, merged).expect(200);

        assertThat(refused.text("detail")).contains("/%s/merge with baseVersion 1".formatted(draft.id()));
        assertThat(merged.json().path("conflicts").isEmpty()).isTrue();
        assertThat(merged.json().path("version").asInt()).isEqualTo(2);
        assertThat(saved.text("body")).isEqualTo("Một, Ann.\n\nHai.\n\nBa, Bob.");
        assertThat(whoSaved(draft)).containsExactly(bobName, annName);
    }

    /** B */
    @Test
    void bothChangeTheSameParagraph() {
        var draft = draft();
        save(draft, ann, "Một.\n\nHai, Ann.\n\nBa.").expect(200);

        var merged = merge(draft, bob, 1, "Một.\n\nHai, Bob.\n\nBa.").expect(200);
        var conflict = merged.json().path("conflicts").get(0);

        assertThat(merged.json().path("conflicts")).hasSize(1);
        assertThat(conflict.path("field").asString()).isEqualTo("body");
        assertThat(conflict.path("base").asString()).isEqualTo("Hai.");
        assertThat(conflict.path("mine").asString()).isEqualTo("Hai, Bob.");
        assertThat(conflict.path("theirs").asString()).isEqualTo("Hai, Ann.");
        assertThat(saveMerged(draft, bob, settled(merged)).expect(200).text("body"))
                .isEqualTo("Một.\n\nHai, Ann.\n\nHai, Bob.\n\nBa.");
        assertThat(whoSaved(draft)).containsExactly(bobName, annName);
    }

    /** C */
    @Test
    void theOtherSavesAgainBetweenMergeAndSave() {
        var draft = draft();
        var second = save(draft, ann, "Một, Ann.\n\nHai.\n\nBa.").expect(200);
        var merged = merge(draft, bob, 1, "Một.\n\nHai.\n\nBa, Bob.").expect(200);
        save(second, ann, "Một, Ann.\n\nHai, Ann.\n\nBa.").expect(200);

        saveMerged(draft, bob, merged).expect(412);
        var again = merge(
                        draft, bob, 2, merged.json().path("merged").path("body").asString())
                .expect(200);

        assertThat(again.json().path("conflicts").isEmpty()).isTrue();
        assertThat(saveMerged(draft, bob, again).expect(200).text("body"))
                .isEqualTo("Một, Ann.\n\nHai, Ann.\n\nBa, Bob.");
        assertThat(whoSaved(draft)).containsExactly(bobName, annName, annName);
    }

    /** D */
    @Test
    void aWorkingCopyOutlivesTheOthersSave() {
        var draft = draft();
        autosave(draft, ann, 1, "Một, Ann.\n\nHai.\n\nBa.").expect(200);
        save(draft, bob, "Một.\n\nHai.\n\nBa, Bob.").expect(200);

        var copy = api.get(path(draft, "/working-copy"), ann).expect(200);
        var merged = merge(draft, ann, copy.json().path("baseVersion").asInt(), copy.text("body"))
                .expect(200);

        assertThat(saveMerged(draft, ann, merged).expect(200).text("body")).isEqualTo("Một, Ann.\n\nHai.\n\nBa, Bob.");
        api.get(path(draft, "/working-copy"), ann).expect(404);
    }

    /** E */
    @Test
    void aLateAutosaveBringsNoOldTextBack() {
        var draft = draft();
        save(draft, ann, "Một, Ann.\n\nHai.\n\nBa.").expect(200);

        autosave(draft, ann, 1, BODY).expect(409);

        api.get(path(draft, "/working-copy"), ann).expect(404);
        assertThat(read(draft).text("body")).isEqualTo("Một, Ann.\n\nHai.\n\nBa.");
    }

    /** F */
    @Test
    void oneRestoresWhileTheOtherWrites() {
        var draft = draft();
        var second = save(draft, ann, "Một.\n\nHai, Ann.\n\nBa.").expect(200);
        api.send("POST", path(draft, "/revisions/1/restore"), bob, null, Map.of("If-Match", second.etag()))
                .expect(200);

        save(second, ann, "Một, Ann.\n\nHai, Ann.\n\nBa.").expect(412);
        var merged = merge(draft, ann, 2, "Một, Ann.\n\nHai, Ann.\n\nBa.").expect(200);

        assertThat(saveMerged(draft, ann, merged).expect(200).text("body")).isEqualTo("Một, Ann.\n\nHai.\n\nBa.");
        assertThat(api.get(path(draft, "/revisions/2"), ann).text("body")).isEqualTo("Một.\n\nHai, Ann.\n\nBa.");
    }

    /** G */
    @Test
    void onePublishesWhileTheOtherWrites() {
        var draft = draft();
        api.publish(read(draft)).expect(200);

        save(draft, ann, "Một, Ann.\n\nHai.\n\nBa.").expect(403);
        autosave(draft, ann, 1, "Một, Ann.\n\nHai.\n\nBa.").expect(200);
        var merged = merge(draft, ann, 1, "Một, Ann.\n\nHai.\n\nBa.").expect(200);

        assertThat(merged.json().path("conflicts").isEmpty()).isTrue();
        assertThat(saveMerged(draft, bob, merged).expect(200).text("body")).isEqualTo("Một, Ann.\n\nHai.\n\nBa.");
    }

    /** H */
    @Test
    void oneWithdrawsWhileTheOtherWrites() {
        var draft = draft();
        autosave(draft, bob, 1, "Một, Bob.\n\nHai.\n\nBa.").expect(200);
        api.withdraw(api.publish(read(draft)).expect(200), "Sai.").expect(200);

        save(read(draft), bob, "Một, Bob.\n\nHai.\n\nBa.").expect(409);

        assertThat(api.get(path(draft, "/working-copy"), bob).expect(200).text("body"))
                .contains("Một, Bob.");
    }

    /** I */
    @Test
    void bothSaveInTheSameMoment() throws Exception {
        var draft = draft();
        try (var editors = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = editors.submit(() -> save(draft, ann, "Một, Ann.\n\nHai.\n\nBa."));
            var second = editors.submit(() -> save(draft, bob, "Một.\n\nHai.\n\nBa, Bob."));
            assertThat(List.of(first.get().status(), second.get().status())).containsExactlyInAnyOrder(200, 412);
            boolean annLost = first.get().status() == 412;
            var merged = merge(
                    draft, annLost ? ann : bob, 1, annLost ? "Một, Ann.\n\nHai.\n\nBa." : "Một.\n\nHai.\n\nBa, Bob.");

            assertThat(saveMerged(draft, annLost ? ann : bob, merged)
                            .expect(200)
                            .text("body"))
                    .isEqualTo("Một, Ann.\n\nHai.\n\nBa, Bob.");
        }
        assertThat(whoSaved(draft)).containsExactlyInAnyOrder(annName, bobName);
    }

    /** All of these in an order that follows from a seed: each word that was typed stands in the article at the end. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noWordIsLostInAnyOrderOfTheSteps(long seed) {
        var random = new Random(seed);
        var draft = draft();
        var writers = List.of(new Writer(ann, draft), new Writer(bob, draft));
        for (int step = 0; step < 30; step++) {
            var writer = writers.get(random.nextInt(2));
            switch (random.nextInt(4)) {
                case 0, 1 -> writer.type(random, "từ%dx%d".formatted(seed, step));
                case 2 ->
                    autosave(draft, writer.token, writer.base, writer.text).expect(200);
                default -> writer.save();
            }
        }
        writers.forEach(Writer::save);

        var body = read(draft).text("body");
        assertThat(writers.stream().flatMap(writer -> writer.typed.stream()))
                .as(body)
                .isNotEmpty()
                .allMatch(body::contains);
        assertThat(whoSaved(draft)).contains(annName, bobName);
    }

    /** A person at the desk: types, saves, and on 412 merges, keeps both texts of a conflict, and saves again. */
    private final class Writer {

        private final String token;
        private final Answer draft;
        private final List<String> typed = new ArrayList<>();
        private int base = 1;
        private String text = BODY;

        Writer(String token, Answer draft) {
            this.token = token;
            this.draft = draft;
        }

        void type(Random random, String word) {
            var paragraphs = new ArrayList<>(List.of(text.split("\n\n")));
            int at = random.nextInt(paragraphs.size());
            if (random.nextInt(3) == 0) {
                paragraphs.add(at, word);
            } else {
                paragraphs.set(at, paragraphs.get(at) + " " + word);
            }
            text = String.join("\n\n", paragraphs);
            typed.add(word);
        }

        void save() {
            var answer = put(draft, token, base, body(text));
            if (answer.status() == 412) {
                var merged = settled(merge(draft, token, base, text).expect(200));
                base = merged.path("version").asInt();
                text = merged.path("merged").path("body").asString();
                answer = put(draft, token, base, body(text));
            }
            base = answer.expect(200).json().path("version").asInt();
        }
    }

    @Test
    void aMergeSavesNothing() {
        var draft = draft();
        save(draft, ann, "Ann.").expect(200);
        var before = read(draft);

        merge(draft, bob, 1, "Bob.").expect(200);

        assertThat(read(draft).json()).isEqualTo(before.json());
        api.get(path(draft, "/working-copy"), bob).expect(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 400 | baseVersion",
                "{\"baseVersion\": \"x\"} | 400 | baseVersion",
                "{\"baseVersion\": 1, \"body\": 7} | 400 | body",
                "{\"baseVersion\": 1, \"merged\": {}} | 400 | merged",
                "{\"baseVersion\": 2} | 404 | ``",
                "{\"baseVersion\": 0} | 404 | ``",
            })
    void namesWhatIsWrongWithAMerge(String body, int status, String field) {
        var refused =
                api.send("POST", path(draft(), "/merge"), ann, body, Map.of()).expect(status);

        assertThat(refused.faultyField()).isEqualTo(field);
    }

    @Test
    void reportersMergeWithTheirOwnArticlesAlone() {
        api.send("POST", path(draft(), "/merge"), TestTokens.of("reporter", "cam"), "{\"baseVersion\": 1}", Map.of())
                .expect(404);
    }

    private Answer draft() {
        return api.create(ann, body(BODY)).expect(201);
    }

    private Answer read(Answer draft) {
        return api.get(EDITORIAL + "/" + draft.id(), ann);
    }

    private Answer save(Answer read, String token, String body) {
        return api.put(read, token, body(body));
    }

    private Answer put(Answer draft, String token, int version, String manuscript) {
        var etag = "\"%d\"".formatted(version);
        return api.send("PUT", EDITORIAL + "/" + draft.id(), token, manuscript, Map.of("If-Match", etag));
    }

    private Answer merge(Answer draft, String token, int baseVersion, String body) {
        return api.send("POST", path(draft, "/merge"), token, typed(baseVersion, body), Map.of());
    }

    private Answer autosave(Answer draft, String token, int baseVersion, String body) {
        return api.send("PUT", path(draft, "/working-copy"), token, typed(baseVersion, body), Map.of());
    }

    private Answer saveMerged(Answer draft, String token, Answer merged) {
        return saveMerged(draft, token, merged.json());
    }

    private Answer saveMerged(Answer draft, String token, JsonNode merged) {
        return put(
                draft,
                token,
                merged.path("version").asInt(),
                merged.path("merged").toString());
    }

    /** Puts the caller's paragraph below the other one, at each conflict. */
    private static JsonNode settled(Answer merged) {
        var settled = (ObjectNode) merged.json().deepCopy();
        var body = new StringBuilder(settled.path("merged").path("body").asString());
        var conflicts = settled.path("conflicts").valueStream().toList();
        for (var conflict : conflicts.reversed()) {
            var theirs = conflict.path("theirs").asString();
            int end = conflict.path("at").asInt() + theirs.length();
            body.insert(end, "\n\n" + conflict.path("mine").asString());
        }
        ((ObjectNode) settled.path("merged")).put("body", body.toString());
        return settled;
    }

    private List<String> whoSaved(Answer draft) {
        return api.get(path(draft, "/history?limit=100"), ann)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("step").asString().equals("save"))
                .map(entry -> entry.path("by").asString())
                .toList();
    }

    private String body(String text) {
        return JSON.writeValueAsString(Map.of("title", "Bài", "body", text, "categoryIds", List.of(category)));
    }

    private String typed(int baseVersion, String text) {
        var typed = (ObjectNode) JSON.readTree(body(text));
        return typed.put("baseVersion", baseVersion).toString();
    }

    private static String path(Answer article, String path) {
        return "%s/%s%s".formatted(EDITORIAL, article.id(), path);
    }
}
