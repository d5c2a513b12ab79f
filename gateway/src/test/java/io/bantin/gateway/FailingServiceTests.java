package io.bantin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Services that are not reachable, close the connection, or fail so often that the circuit breaker opens. */
@GatewayTest
class FailingServiceTests {

    private final Caller caller;

    FailingServiceTests(@LocalServerPort int port) {
        caller = Caller.from("127.0.2.1", port);
    }

    @Test
    void answersBadGatewayForABrokenConnection() {
        ProblemAnswer.of(caller.post("/api/subscriptions/confirm", "{}")).is(502, "bad-gateway");
    }

    @Test
    void masksTheTokenInTheAnswer() {
        var problem = ProblemAnswer.of(caller.get("/api/subscriptions/s3cret-token/inbox"));

        assertThat(problem.body().path("instance").asString()).isEqualTo("/api/subscriptions/***/inbox");
    }

    @Test
    void opensTheBreakerOfARouteThatKeepsFailing() {
        var token = "Bearer " + Tokens.valid();

        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(1))
                .untilAsserted(() -> {
                    var problem = ProblemAnswer.of(caller.get("/api/ops/campaigns", "Authorization", token))
                            .is(503, "service-unavailable");
                    assertThat(problem.header("Retry-After")).isEqualTo("2");
                });
        // Another route of the same service has a breaker of its own, which other tests may have opened.
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> ProblemAnswer.of(caller.post("/api/subscriptions/confirm", "{}"))
                        .is(502, "bad-gateway"));
    }
}
