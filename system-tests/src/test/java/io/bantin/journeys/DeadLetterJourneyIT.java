package io.bantin.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.stack.identity.DemoAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A record that no service can read, from the topic to the operator's decision. */
@UsesSharedSystem
class DeadLetterJourneyIT {

    private static final String LETTERS = "/api/ops/dead-letters";
    private static final String POISON = "{\"title\": \"Không trọn";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String key = UUID.randomUUID().toString();

    @Test
    void anOperatorSeesAPoisonRecordReplaysItUntilItIsParkedAndDiscardsIt(Bantin bantin) {
        var operator = bantin.as(DemoAccount.OPERATOR);
        putPoison(bantin);

        var letters = await().atMost(SOON).until(() -> letters(operator), found -> found.size() == 2);
        assertThat(letters)
                .extracting(letter -> letter.path("group").asString())
                .containsExactlyInAnyOrder("notification-service", "category-service");
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.path("topic").asString()).isEqualTo("article-events");
            assertThat(letter.path("eventId").asString()).isEqualTo(key + ".1");
            assertThat(letter.path("reason").asString()).contains("UnexpectedEndOfInput");
            assertThat(letter.path("body").asString()).isEqualTo(POISON);
            assertThat(letter.path("state").asString()).isEqualTo("WAITING");
        });
        assertThat(bantin.as(DemoAccount.PUBLISHER).get(LETTERS).status()).isEqualTo(403);

        var id = letters.getFirst().path("id").asString();
        for (int replays = 1; replays <= 3; replays++) {
            assertThat(replay(operator, id, false).status()).isEqualTo(200);
            awaitArrivals(operator, id, replays + 1);
        }
        assertThat(letter(operator, id).path("state").asString()).isEqualTo("PARKED");
        // A replay reaches both groups. The other group cannot read the record either, and has its own dead letter.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(letters(operator))
                        .allSatisfy(letter ->
                                assertThat(letter.path("arrivals").asInt()).isEqualTo(4)));

        var refused = replay(operator, id, false);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("dead-letter-needs-force");
        assertThat(bantin.visitor().get("/problems/dead-letter-needs-force").status())
                .isEqualTo(200);
        assertThat(replay(operator, id, true).status()).isEqualTo(200);
        awaitArrivals(operator, id, 5);

        var discarded = operator.post(LETTERS + "/" + id + "/discard", Visitor.json("reason", "Bản ghi thử"));
        assertThat(discarded.status()).as(discarded.text()).isEqualTo(200);
        putPoison(bantin);
        awaitArrivals(operator, id, 6);
        assertThat(letter(operator, id).path("state").asString()).isEqualTo("DISCARDED");
        assertThat(letter(operator, id).path("discardReason").asString()).isEqualTo("Bản ghi thử");
    }

    /** With the headers for its reason, the dead letter is larger than a record may be. */
    @Test
    void thePublicationBehindAPoisonRecordOfAMebibyteIsMailed(Bantin bantin) {
        var publisher = bantin.publisher();
        var category = publisher.category("Sau bản ghi hỏng");
        var reader = bantin.inbox("sau-ban-ghi-hong").subscribe(category);
        var draft = publisher.draft("Tin đứng sau một bản ghi hỏng", category);
        byte[] noise = new byte[1_046_000];
        new Random(9).nextBytes(noise);
        // The key of the article, hence its partition.
        put(bantin, new ProducerRecord<>("article-events", draft.id().getBytes(UTF_8), noise));

        var article = publisher.publish(draft);

        reader.awaitMailAbout(article);
        var operator = bantin.as(DemoAccount.OPERATOR);
        await().atMost(SOON)
                .until(() -> operator.get(LETTERS + "?topic=article-events&limit=100")
                                .json()
                                .path("items")
                                .valueStream()
                                .filter(letter ->
                                        letter.path("key").asString("").equals(draft.id()))
                                .count()
                        == 2);
    }

    /** Returns the same bytes at each call. */
    private void putPoison(Bantin bantin) {
        var record = new ProducerRecord<>("article-events", key.getBytes(UTF_8), POISON.getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", key + ".1",
                        "ce_type", "article-published",
                        "ce_source", "/article-service",
                        "ce_subject", key,
                        "ce_sequence", "1",
                        "ce_time", "2026-03-02T05:00:00Z",
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        put(bantin, record);
    }

    private static void put(Bantin bantin, ProducerRecord<byte[], byte[]> record) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bantin.brokers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            done(producer.send(record));
        }
    }

    private static void done(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<JsonNode> letters(Visitor operator) {
        return operator.get(LETTERS + "?topic=article-events&limit=100")
                .json()
                .path("items")
                .valueStream()
                .filter(letter -> letter.path("key").asString("").equals(key))
                .toList();
    }

    private static Visitor.Answer replay(Visitor operator, String id, boolean force) {
        return operator.post(LETTERS + "/replay", Visitor.json("ids", List.of(id), "force", force));
    }

    private static JsonNode letter(Visitor operator, String id) {
        return operator.get(LETTERS + "/" + id).json();
    }

    private static void awaitArrivals(Visitor operator, String id, int arrivals) {
        await().atMost(SOON).until(() -> letter(operator, id).path("arrivals").asInt() == arrivals);
    }
}
