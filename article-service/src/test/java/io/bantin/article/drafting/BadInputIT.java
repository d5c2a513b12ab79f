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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The answer to an invalid request names the error, and the request changes nothing. */
@ArticleIntegrationTest
class BadInputIT {

    @Autowired
    private ArticleApi api;

    private final String editor = TestTokens.of("editor");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | title",
                "{\"title\": \"\"} | title",
                "{\"title\": 7} | title",
                "{\"title\": true} | title",
                "{\"title\": [\"a\"]} | title",
                "{\"title\": \"a\", \"status\": \"PUBLISHED\"} | status",
                "{\"title\": \"a\", \"createdBy\": \"me\"} | createdBy",
                "{\"title\": \"a\", \"tags\": \"one\"} | tags",
                "{\"title\": \"a\", \"tags\": [null]} | tags[0]",
                "{\"title\": \"a\", \"tags\": [1]} | tags[0]",
                "{\"title\": \"a\", \"cover\": \"x\"} | cover",
                "{\"title\": \"a\", \"cover\": {\"url\": \"x\"}} | cover.url",
                "{\"title\": \"a\", \"language\": \"fr\"} | language",
                "{\"title\": \"a\", \"categoryIds\": [\"0000000000000\"]} | categoryIds[0]",
                "{\"title\": \"a\" | body",
                "[] | body",
                "null | body",
            })
    void namesTheFieldAtFault(String body, String field) {
        var refused = api.create(editor, body).expect(400);

        assertThat(refused.faultyField()).isEqualTo(field);
        assertProblem(refused, EDITORIAL);
    }

    @Test
    void refusesATitleOf300Characters() {
        assertThat(api.create(editor, Manuscripts.titled("ộ".repeat(300)))
                        .expect(400)
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("title: must not be longer than 250 characters.");
    }

    @Test
    void refusesABodyOverOneMebibyte() {
        var body = "{\"title\": \"a\", \"body\": \"%s\"}";

        api.create(editor, body.formatted("a".repeat(1 << 20))).expect(201);
        assertThat(api.create(editor, body.formatted("a".repeat((1 << 20) + 1)))
                        .expect(400)
                        .faultyField())
                .isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\": \" \"}", "{\"reason\": null}", "{\"why\": \"x\"}"})
    void requiresAReasonForAWithdrawal(String body) {
        var draft = api.create(editor, Manuscripts.titled("Một", KnownCategories.aCategory()))
                .expect(201);
        var published = api.publish(draft).expect(200);

        assertThat(api.transition("withdraw", published, body, Map.of())
                        .expect(400)
                        .faultyField())
                .isIn("reason", "why");
        api.get("/api/articles/" + draft.id(), null).expect(200);
    }

    @Test
    void acceptsOnlyJson() {
        var refused = api.send("POST", EDITORIAL, editor, "title=a", Map.of("Content-Type", "text/plain"));

        assertThat(refused.status()).isEqualTo(415);
    }

    @Test
    void answersNotFoundForUnknownIds() {
        assertProblem(api.get("/api/articles/" + Ids.next(), null).expect(404), "/api/articles/");
        assertProblem(api.get(EDITORIAL + "/nothing", editor).expect(404), EDITORIAL);
        api.send("PATCH", EDITORIAL + "/" + Ids.next(), editor, "{}", Map.of()).expect(405);
    }

    @Test
    void refusesAnIdempotencyKeyThatIsTooLong() {
        var refused =
                api.send("POST", EDITORIAL, editor, "{\"title\": \"a\"}", Map.of("Idempotency-Key", "x".repeat(256)));

        assertThat(refused.expect(400).faultyField()).isEqualTo("Idempotency-Key");
    }

    private static void assertProblem(Answer refused, String instance) {
        assertThat(refused.headers().get("content-type")).isEqualTo("application/problem+json");
        assertThat(refused.text("type")).startsWith("/problems/");
        assertThat(refused.text("title")).isNotEmpty();
        assertThat(refused.json().path("status").asInt()).isEqualTo(refused.status());
        assertThat(refused.text("detail")).isNotEmpty();
        assertThat(refused.text("instance")).startsWith(instance);
        assertThat(refused.text("traceId")).matches("[0-9a-f]{32}");
    }
}
