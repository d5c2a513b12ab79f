package io.bantin.article.bulk;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.Manuscripts;
import io.bantin.article.categories.KnownCategories;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.events.Topics;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ArticleIntegrationTest
class BulkIT {

    @Autowired
    private ArticleApi api;

    private String category = "";

    @BeforeEach
    void publishACategory() {
        category = KnownCategories.aCategory();
    }

    @Test
    void publishesAndWithdrawsWithAnOutcomeEach() {
        var ids = drafts(12);
        var unplaced = api.create(publisher(), Manuscripts.titled("Không mục"))
                .expect(201)
                .id();
        var missing = Ids.next();

        var published = bulk(publisher(), "publish", join(ids, List.of(unplaced, missing)), "")
                .expect(200);
        assertThat(outcomes(published).subList(0, 12)).containsOnly("200 null");
        assertThat(outcomes(published).subList(12, 14))
                .containsExactly("400 /problems/invalid-input", "404 /problems/article-not-found");
        assertThat(bulk(publisher(), "publish", ids, "")
                        .json()
                        .path("items")
                        .path(0)
                        .path("problem")
                        .path("type")
                        .asString())
                .isEqualTo("/problems/wrong-state");

        var withdrawn =
                bulk(publisher(), "withdraw", ids, ", \"reason\": \"Sai.\"").expect(200);
        assertThat(outcomes(withdrawn)).containsOnly("200 null");
        for (var id : ids) {
            assertThat(Topics.awaitRecords("article-events", id, 2))
                    .extracting(record -> Topics.header(record, "ce_type"))
                    .containsExactly("article-published", "article-withdrawn");
        }
    }

    @Test
    void tagsUntagsAndMoves() {
        var ids = drafts(2);
        var other = KnownCategories.aCategory();

        bulk(editor(), "tag", ids, ", \"tags\": [\" mùa  gặt \", \"lúa\"]").expect(200);
        assertThat(read(ids.getFirst()).json().path("tags").toString()).isEqualTo("[\"lúa\",\"mùa gặt\"]");
        bulk(editor(), "untag", ids, ", \"tags\": [\"lúa\"]").expect(200);
        assertThat(read(ids.getFirst()).json().path("tags").toString()).isEqualTo("[\"mùa gặt\"]");
        bulk(editor(), "move", ids, ", \"categoryIds\": [\"%s\"]".formatted(other))
                .expect(200);
        assertThat(read(ids.getLast()).json().path("categoryIds").toString()).isEqualTo("[\"%s\"]".formatted(other));
        var before = read(ids.getFirst()).etag();
        bulk(editor(), "tag", ids, ", \"tags\": [\"mùa gặt\"]").expect(200);
        assertThat(read(ids.getFirst()).etag())
                .as("a tag that is there makes no version")
                .isEqualTo(before);
        assertThat(outcomes(bulk(editor(), "move", ids, ", \"categoryIds\": [\"%s\"]".formatted(Ids.next()))))
                .containsOnly("400 /problems/invalid-input");
    }

    @Test
    void keepsToTheRoles() {
        var ids = drafts(1);
        bulk(editor(), "publish", ids, "").expect(403);
        bulk(TestTokens.of("reporter"), "tag", ids, ", \"tags\": [\"a\"]").expect(403);
        bulk(publisher(), "publish", ids, "").expect(200);

        assertThat(outcomes(bulk(editor(), "tag", ids, ", \"tags\": [\"a\"]")))
                .containsOnly("403 /problems/not-allowed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|step",
                "{\"step\": \"delete\", \"ids\": [\"a\"]}|step",
                "{\"step\": \"tag\"}|ids",
                "{\"step\": \"tag\", \"ids\": []}|ids",
                "{\"step\": \"tag\", \"ids\": [null]}|ids[0]",
                "{\"step\": \"tag\", \"ids\": [\"a\"]}|tags",
                "{\"step\": \"tag\", \"ids\": [\"a\"], \"tags\": [\" \"]}|tags[0]",
                "{\"step\": \"move\", \"ids\": [\"a\"]}|categoryIds",
                "{\"step\": \"move\", \"ids\": [\"a\"], \"categoryIds\": [null]}|categoryIds[0]",
                "{\"step\": \"withdraw\", \"ids\": [\"a\"]}|reason"
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        var refused = api.send("POST", EDITORIAL + "/bulk", publisher(), body, Map.of())
                .expect(400);

        assertThat(refused.faultyField()).isEqualTo(field);
    }

    @Test
    void takesAtMostFiveHundredIds() {
        var ids = Collections.nCopies(501, "a");
        assertThat(bulk(publisher(), "publish", ids, "").expect(400).faultyField())
                .isEqualTo("ids");
        assertThat(outcomes(bulk(publisher(), "publish", Collections.nCopies(500, "a"), "")
                        .expect(200)))
                .as("an id that is named twice has one outcome")
                .hasSize(1);
    }

    private List<String> drafts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> api.create(publisher(), Manuscripts.titled("Bài " + i, category))
                        .expect(201)
                        .id())
                .toList();
    }

    private Answer bulk(String token, String step, List<String> ids, String rest) {
        var listed = ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        var body = "{\"step\": \"%s\", \"ids\": [%s]%s}".formatted(step, listed, rest);
        return api.send("POST", EDITORIAL + "/bulk", token, body, Map.of());
    }

    private Answer read(String id) {
        return api.get(EDITORIAL + "/" + id, publisher()).expect(200);
    }

    private static List<String> outcomes(Answer answer) {
        return answer.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("status").asInt() + " "
                        + item.path("problem").path("type").asString("null"))
                .toList();
    }

    private static List<String> join(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static String editor() {
        return TestTokens.of("editor");
    }

    private static String publisher() {
        return TestTokens.of("publisher");
    }
}
