package io.bantin.deadletters.operators;

import static org.awaitility.Awaitility.await;

import io.bantin.deadletters.names.NamesServiceTest;
import io.bantin.deadletters.operators.Client.Answer;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.events.CategoryEvents;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** An operator who decides on dead letters over HTTP. */
@NamesServiceTest
abstract class OperatorScenario {

    static final String TOPIC = "category-events";
    static final String POISON = "{\"title\": ";

    @LocalServerPort
    int port;

    final String category = Ids.next();
    Client operator = new Client(0, null);

    @BeforeEach
    void signIn() {
        operator = as("operator");
    }

    /** Sends a dead letter of the consumer. */
    void dead(int version) {
        CategoryEvents.of(TOPIC + ".names-service.dlq", category, version, POISON)
                .send();
    }

    JsonNode awaitDeadLetter(int version) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> deadLetter(category + "." + version), Optional::isPresent)
                .orElseThrow();
    }

    Optional<JsonNode> deadLetter(String eventId) {
        return operator.get("?limit=100")
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("eventId").asString("").equals(eventId))
                .findFirst();
    }

    void awaitArrivals(String id, int arrivals) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> operator.get("/" + id).body().path("arrivals").asInt() == arrivals);
    }

    Answer replay(String id) {
        return operator.post("/replay", "{\"ids\": [\"%s\"]}".formatted(id));
    }

    Answer discard(String id, String json) {
        return operator.post("/" + id + "/discard", json);
    }

    static String id(JsonNode deadLetter) {
        return deadLetter.path("id").asString();
    }

    Client as(String role) {
        return new Client(port, TestTokens.of(role));
    }
}
