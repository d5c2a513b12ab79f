package io.bantin.kit.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.bantin.kit.notes.Http;
import io.bantin.kit.notes.Http.Answer;
import io.bantin.kit.notes.KitIntegrationTest;
import io.bantin.stack.testing.TestStack;
import io.bantin.stack.testing.TestTokens;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;

@KitIntegrationTest
class ProblemAdviceIT {

    private static final String NOTES = "/api/editorial/notes";

    private Http editor = new Http(0);

    @BeforeEach
    void signIn(@Value("${local.server.port}") int port) {
        editor = new Http(port).as(TestTokens.of("editor"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title     | {}",
                "title     | {\"title\": null}",
                "title     | {\"title\": \"  \"}",
                "title     | {\"title\": 5}",
                "title     | {\"title\": [\"a\"]}",
                "title     | {\"title\": {\"a\": 1}}",
                "rank      | {\"title\": \"a\", \"rank\": \"first\"}",
                "rank      | {\"title\": \"a\", \"rank\": \"1\"}",
                "rank      | {\"title\": \"a\", \"rank\": 1.5}",
                "rank      | {\"title\": \"a\", \"rank\": 99999999999}",
                "tags      | {\"title\": \"a\", \"tags\": \"x\"}",
                "tags[1]   | {\"title\": \"a\", \"tags\": [\"x\", 2]}",
                "at        | {\"title\": \"a\", \"at\": \"yesterday\"}",
                "colour    | {\"title\": \"a\", \"colour\": \"red\"}",
                "body      | {\"title\": \"a\"",
                "body      | {\"title\": \"a\"} {}",
                "body      | {\"title\": \"a\", \"title\": \"b\"}",
                "body      | []",
                "body      | null",
                "body      | ``",
                "body      | <title>a</title>",
            })
    void namesTheFieldAtFault(String field, String json) {
        Answer answer = editor.post(NOTES, json);

        assertThat(answer.status()).as(json).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("/problems/invalid-input");
        assertThat(answer.fields()).as("%s -> %s", json, answer.body()).containsExactly(field);
        assertThat(answer.body().toString()).doesNotContain("io.bantin", "java.", "Exception");
        assertComplete(answer, NOTES);
    }

    @Test
    void answersProblemsOfTheService() {
        Answer answer = editor.get("/api/notes/unknown");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("type")).isEqualTo("/problems/note-not-found");
        assertThat(answer.text("detail")).isEqualTo("There is no note with the id unknown.");
        assertComplete(answer, "/api/notes/unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/notes?limit=abc,          400, invalid-input",
        "GET,    /api/notes?limit=101,          400, invalid-input",
        "GET,    /api/notes,                    400, invalid-input",
        "GET,    /api/notes/a/b,                404, not-found",
        "DELETE, /api/editorial/notes,          405, method-not-allowed",
        "GET,    /api/notes/a;b=c,              400, bad-request",
    })
    void turnsRefusalsOfTheFrameworkIntoProblems(String method, String path, int status, String kind) {
        Answer answer = editor.send(method, path, null);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("/problems/" + kind);
        assertThat(answer.text("traceId")).isNotEqualTo("(none)");
    }

    @Test
    void namesTheParameterAtFault() {
        assertThat(editor.get("/api/notes?limit=abc").fields()).containsExactly("limit");
        assertThat(editor.get("/api/notes?limit=101").fields()).containsExactly("limit");
        assertThat(editor.get("/api/notes").fields()).containsExactly("limit");
    }

    @Test
    void refusesOtherMediaTypes() {
        Answer answer = editor.with("Content-Type", "text/plain").post(NOTES, "{}");

        assertThat(answer.status()).isEqualTo(415);
        assertComplete(answer, NOTES);
    }

    @Test
    void hidesTheCauseOfAnInternalError() {
        Answer answer = editor.get("/api/notes/broken");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("type")).isEqualTo("/problems/unexpected");
        assertThat(answer.body().toString()).doesNotContain("secret");
        assertComplete(answer, "/api/notes/broken");
    }

    @Test
    void answersWithTheTraceOfTheRequest() {
        Answer answer = editor.with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/api/notes/unknown");

        assertThat(answer.text("traceId")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void hidesTokensInPaths() {
        Answer answer = editor.get("/api/subscriptions/s3cr3t");

        assertThat(answer.body().toString()).doesNotContain("s3cr3t");
    }

    @Test
    void asksToTryAgainWhileTheStoreIsUnavailable() {
        TestStack.stopStore();
        try {
            Answer answer = editor.get("/api/notes/unknown");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsKey("retry-after");
            assertThat(answer.text("type")).isEqualTo("/problems/temporarily-unavailable");
        } finally {
            TestStack.startStore();
        }
    }

    @Test
    void breaksOffAnAnswerThatFailsHalfWay() {
        assertThatIllegalStateException()
                .isThrownBy(() -> editor.get("/api/notes/half"))
                .withCauseInstanceOf(IOException.class);
    }

    private static void assertComplete(Answer answer, String path) {
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(answer.text("title")).isNotEqualTo("(none)");
        assertThat(answer.text("detail")).isNotEqualTo("(none)");
        assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.text("instance")).isEqualTo(path);
        assertThat(answer.body().path("errors").isArray()).isTrue();
        assertThat(answer.text("traceId")).matches("[0-9a-f]{32}");
    }
}
