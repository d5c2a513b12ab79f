package io.bantin.deadletters.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.deadletters.operators.Client.Answer;
import io.bantin.stack.testing.events.CategoryEvents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Operators list, read, replay and discard dead letters over HTTP. */
class DeadLetterControllerIT extends OperatorScenario {

    @Test
    void showsWhatFailedAndWhy() {
        CategoryEvents.of(TOPIC, category, 1, POISON).send();

        JsonNode item = awaitDeadLetter(1);

        assertThat(item.propertyNames())
                .containsExactly(
                        "id",
                        "topic",
                        "group",
                        "key",
                        "eventId",
                        "eventType",
                        "reason",
                        "body",
                        "firstSeen",
                        "lastSeen",
                        "arrivals",
                        "replays",
                        "state",
                        "discardReason");
        assertThat(item.path("topic").asString()).isEqualTo(TOPIC);
        assertThat(item.path("group").asString()).isEqualTo("names-service");
        assertThat(item.path("eventId").asString()).isEqualTo(category + ".1");
        assertThat(item.path("eventType").asString()).isEqualTo("category-changed");
        assertThat(item.path("reason").asString()).contains("UnexpectedEndOfInputException");
        assertThat(item.path("body").asString()).isEqualTo(POISON);
        assertThat(item.path("firstSeen").asString()).endsWith("Z");
        assertThat(item.path("arrivals").asInt()).isEqualTo(1);
        assertThat(item.path("replays").asInt()).isZero();
        assertThat(item.path("state").asString()).isEqualTo("WAITING");
        assertThat(item.path("discardReason").isNull()).isTrue();

        JsonNode whole = operator.get("/" + id(item)).body();
        assertThat(whole.path("headers").findValuesAsString("name")).contains("ce_id", "traceparent");
        assertThat(whole.path("partition").isInt()).isTrue();
    }

    @Test
    void showsTheBeginningInTheListAndTheWholeByItsId() {
        String body = "{\"title\": \"" + "Dân vận khéo ".repeat(200);
        CategoryEvents.of(TOPIC, category, 1, body).send();

        JsonNode item = awaitDeadLetter(1);

        assertThat(item.path("body").asString()).hasSizeLessThan(310).endsWith("…");
        assertThat(operator.get("/" + id(item)).text("body")).isEqualTo(body);
    }

    @Test
    void showsNullForAHeaderThatCannotBeRead() {
        CategoryEvents.of(TOPIC, category, 1, POISON).with("ce_type", " ").send();

        JsonNode item = awaitDeadLetter(1);
        assertThat(item.path("eventType").isNull()).isTrue();
        assertThat(item.path("eventId").asString()).isEqualTo(category + ".1");
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        List<String> sent = new ArrayList<>();
        for (int version = 1; version <= 5; version++) {
            dead(version);
            awaitDeadLetter(version);
            sent.addFirst(category + "." + version);
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        for (int pages = 0; pages < 3; pages++) {
            JsonNode page = operator.get("?limit=2&topic=" + TOPIC + cursor).body();
            page.path("items").forEach(item -> listed.add(item.path("eventId").asString()));
            cursor = "&cursor=" + page.path("next").asString();
        }
        assertThat(listed.subList(0, 5)).containsExactlyElementsOf(sent);
        assertThat(operator.get("?topic=article-events").body().path("items").findValuesAsString("eventId"))
                .doesNotContainAnyElementsOf(sent);
        assertThat(operator.get("?state=DISCARDED&limit=100")
                        .body()
                        .path("items")
                        .findValuesAsString("eventId"))
                .doesNotContainAnyElementsOf(sent);
    }

    @Test
    void replaysUntilTheRecordIsParkedAndThenOnlyByForce() {
        CategoryEvents.of(TOPIC, category, 1, POISON).send();
        String id = id(awaitDeadLetter(1));
        for (int replays = 1; replays <= 3; replays++) {
            Answer replayed = replay(id);
            assertThat(replayed.status()).isEqualTo(200);
            assertThat(replayed.body().path("replayed").asInt()).isEqualTo(1);
            assertThat(operator.get("/" + id).body().path("replays").asInt()).isEqualTo(replays);
            awaitArrivals(id, replays + 1);
        }
        assertThat(operator.get("/" + id).text("state")).isEqualTo("PARKED");

        Answer refused = replay(id);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("/problems/dead-letter-needs-force");
        assertThat(refused.text("detail")).contains(id, "3 times", "Nothing was sent", "\"force\": true");
        operator.post("/replay", "{\"all\": true}");
        assertThat(operator.get("/" + id).body().path("replays").asInt()).isEqualTo(3);

        assertThat(operator.post("/replay", "{\"ids\": [\"%s\"], \"force\": true}".formatted(id))
                        .status())
                .isEqualTo(200);
        awaitArrivals(id, 5);
        assertThat(operator.get("/" + id).text("state")).isEqualTo("PARKED");
    }

    @Test
    void sendsNothingIfOneOfTheReplaysIsRefused() {
        dead(1);
        dead(2);
        String waiting = id(awaitDeadLetter(1));
        String discarded = id(awaitDeadLetter(2));
        discard(discarded, "{\"reason\": \"Bài thử\"}");

        Answer refused = operator.post("/replay", "{\"ids\": [\"%s\", \"%s\"]}".formatted(waiting, discarded));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.fault()).isEqualTo("ids '%s' was discarded: Bài thử".formatted(discarded));
        assertThat(operator.get("/" + waiting).body().path("replays").asInt()).isZero();
    }

    @Test
    void replaysAllOfATopic() {
        CategoryEvents.of("category-events.names-service.dlq", category, 1, "{}")
                .send();
        String id = id(awaitDeadLetter(1));

        Answer replayed = operator.post("/replay", "{\"all\": true, \"topic\": \"category-events\"}");

        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.body().path("replayed").asInt()).isPositive();
        assertThat(replayed.body().path("failed").asInt()).isZero();
        assertThat(operator.get("/" + id).body().path("replays").asInt()).isEqualTo(1);
        awaitArrivals(id, 2);
    }

    @Test
    void staysDiscardedWhenItComesAgain() {
        CategoryEvents.of(TOPIC, category, 1, POISON).send();
        String id = id(awaitDeadLetter(1));
        replay(id);

        Answer discarded = discard(id, "{\"reason\": \" Bài thử \"}");
        assertThat(discarded.status()).isEqualTo(200);
        assertThat(discarded.text("state")).isEqualTo("DISCARDED");
        assertThat(discarded.text("discardReason")).isEqualTo("Bài thử");
        assertThat(discard(id, "{\"reason\": \"Again\"}").text("discardReason")).isEqualTo("Bài thử");

        awaitArrivals(id, 2);
        assertThat(operator.get("/" + id).text("state")).isEqualTo("DISCARDED");
    }
}
