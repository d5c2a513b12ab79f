package io.bantin.gateway;

import static io.bantin.gateway.Services.FIRST_ARTICLES;
import static io.bantin.gateway.Services.SECOND_ARTICLES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class AccessTests {

    private final Caller caller;

    AccessTests(@LocalServerPort int port) {
        caller = Caller.from("127.0.4.1", port);
    }

    @Test
    void passesAValidTokenOn() {
        var token = "Bearer " + Tokens.valid();
        int before = FIRST_ARTICLES.count();

        var answer = caller.post("/api/editorial/articles", "{}", "Authorization", token);

        var asked = FIRST_ARTICLES.count() > before ? FIRST_ARTICLES : SECOND_ARTICLES;
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(asked.last().header("Authorization")).containsExactly(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/editorial/articles",
                "/api/editorial/none",
                "/api/ops/campaigns",
                "/api/%65ditorial/articles"
            })
    void demandsATokenForEditorsAndOperators(String path) {
        var problem = ProblemAnswer.of(caller.get(path)).is(401, "unauthorized");

        assertThat(problem.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void refusesABadTokenEverywhere(String token) {
        int before = FIRST_ARTICLES.count() + SECOND_ARTICLES.count();

        for (var path : new String[] {"/api/editorial/articles", "/api/articles"}) {
            var problem = ProblemAnswer.of(caller.get(path, "Authorization", "Bearer " + token))
                    .is(401, "unauthorized");
            assertThat(problem.header("WWW-Authenticate")).contains("invalid_token");
        }
        assertThat(FIRST_ARTICLES.count() + SECOND_ARTICLES.count()).isEqualTo(before);
    }

    static Stream<Named<String>> badTokens() {
        return Stream.of(
                Named.of("expired", Tokens.expired()),
                Named.of("endless", Tokens.endless()),
                Named.of("not yet valid", Tokens.notYetValid()),
                Named.of("forged", Tokens.forged()),
                Named.of("HS256 with the public key", Tokens.withConfusedAlgorithm()),
                Named.of("another audience", Tokens.forAnotherAudience()),
                Named.of("another issuer", Tokens.ofAnotherIssuer()),
                Named.of("unreadable", "abc"),
                Named.of("not a token at all", "%%%"));
    }

    @Test
    void takesNoTokenFromAnAddress() {
        ProblemAnswer.of(caller.get("/api/editorial/articles?access_token=" + Tokens.valid()))
                .is(401, "unauthorized");
    }

    @Test
    void setsHeadersThatMarkAnswersAsData() {
        var headers = caller.get("/api/articles").headers();

        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(caller.get("/").headers().firstValue("Content-Security-Policy"))
                .isEmpty();
    }
}
