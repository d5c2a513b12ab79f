package io.bantin.deadletters.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.deadletters.operators.Client.Answer;
import io.bantin.stack.testing.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operators' API refuses invalid requests, and requests of other roles. */
class DeadLetterInputIT extends OperatorScenario {

    @Test
    void answersNotFoundForAnUnknownDeadLetter() {
        assertNotFound(operator.get("/nothing"));
        assertNotFound(replay("nothing"));
        assertNotFound(discard("nothing", "{\"reason\": \"Bài thử\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=101",
                "?limit=many",
                "?cursor=nothing",
                "?state=DEAD",
                "?topic=articles",
            })
    void refusesAListWithInvalidParameters(String query) {
        Answer refused = operator.get(query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fault()).startsWith(query.substring(1, query.indexOf('=')) + " ");
    }

    @Test
    void namesAllStates() {
        assertThat(operator.get("?state=DEAD").fault())
                .isEqualTo("state must be one of WAITING, REPLAYED, PARKED, DISCARDED.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ids    | {}",
                "ids    | {\"all\": false}",
                "ids    | {\"ids\": []}",
                "ids    | {\"ids\": [\"a\", null]}",
                "ids    | {\"ids\": [\" \"]}",
                "ids    | {\"ids\": \"a\"}",
                "all    | {\"ids\": [\"a\"], \"all\": true}",
                "topic  | {\"ids\": [\"a\"], \"topic\": \"category-events\"}",
                "topic  | {\"all\": true, \"topic\": \"articles\"}",
                "force  | {\"all\": true, \"force\": true}",
                "forced | {\"ids\": [\"a\"], \"forced\": true}",
                "body   | ``",
            })
    void refusesAnInvalidReplay(String field, String json) {
        Answer refused = operator.post("/replay", json);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fault()).startsWith(field + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\": null}", "{\"reason\": \" \"}", "{\"reason\": 5}"})
    void refusesADiscardWithoutAReason(String json) {
        Answer refused = discard("nothing", json);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fault()).startsWith("reason ");
    }

    @Test
    void refusesAReasonThatIsTooLong() {
        assertThat(discard("nothing", "{\"reason\": \"%s\"}".formatted("x".repeat(1001)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void isForOperatorsOnly() {
        for (String role : List.of("reporter", "editor", "publisher")) {
            assertThat(as(role).get("").status()).isEqualTo(403);
            assertThat(as(role).post("/replay", "{\"all\": true}").status()).isEqualTo(403);
            assertThat(as(role).post("/any/discard", "{\"reason\": \"a\"}").status())
                    .isEqualTo(403);
        }
        assertThat(new Client(port, null).get("").status()).isEqualTo(401);
        assertThat(new Client(port, TestTokens.forged("operator")).get("").status())
                .isEqualTo(401);
    }

    private static void assertNotFound(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("type")).isEqualTo("/problems/dead-letter-not-found");
    }
}
