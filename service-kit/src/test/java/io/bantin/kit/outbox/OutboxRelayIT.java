package io.bantin.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.kit.notes.Http;
import io.bantin.kit.notes.KitIntegrationTest;
import io.bantin.kit.notes.Note;
import io.bantin.kit.notes.Notes;
import io.bantin.stack.testing.TestStack;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.messaging.support.MessageBuilder;

@KitIntegrationTest
class OutboxRelayIT {

    private static final String TOPIC = "article-events";

    @Autowired
    private Notes notes;

    @Autowired
    private MongoOperations store;

    @Autowired
    private StreamBridge bridge;

    @Autowired
    private MeterRegistry meters;

    private final String id = Ids.next();

    @Test
    void sendsACloudEventInBinaryMode() {
        notes.add(id, "Thanh long vụ nghịch");
        notes.publish(id, null);

        ConsumerRecord<byte[], byte[]> record =
                Topics.awaitRecords(TOPIC, id, 1).getFirst();
        assertThat(Topics.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(Topics.header(record, "ce_id")).isEqualTo(id + ".2");
        assertThat(Topics.header(record, "ce_type")).isEqualTo("note-published");
        assertThat(Topics.header(record, "ce_source")).isEqualTo("/notes-service");
        assertThat(Topics.header(record, "ce_subject")).isEqualTo(id);
        assertThat(Topics.header(record, "ce_sequence")).isEqualTo("2");
        assertThat(Topics.header(record, "ce_time")).matches("\\d{4}-.*Z");
        assertThat(Topics.header(record, "content-type")).isEqualTo("application/json");
        assertThat(record.value()).asString(UTF_8).contains("\"title\":\"Thanh long vụ nghịch\"");
        assertThat(record.headers())
                .extracting(header -> header.key())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("ce_") || name.equals("content-type") || name.equals("traceparent"));
    }

    @Test
    void removesAcknowledgedEvents() {
        notes.add(id, "Lịch tựu trường");
        notes.publish(id, null);

        await().untilAsserted(() -> {
            assertThat(notes.get(id).unsent()).isEmpty();
            assertThat(notes.get(id).outboxPending()).isNull();
        });
    }

    @Test
    void carriesTheTraceOfTheRequest(@Value("${local.server.port}") int port) {
        notes.add(id, "Đường tỉnh");
        new Http(port)
                .as(TestTokens.of("editor"))
                .with("If-Match", "\"1\"")
                .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .post("/api/editorial/notes/" + id + "/publish", "");

        ConsumerRecord<byte[], byte[]> record =
                Topics.awaitRecords(TOPIC, id, 1).getFirst();
        assertThat(Topics.header(record, "traceparent")).matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01");
    }

    @Test
    void keepsTheOrderOfADocument() {
        notes.add(id, "Áp thấp nhiệt đới");
        for (int i = 0; i < 20; i++) {
            notes.publish(id, null);
        }

        assertThat(Topics.awaitRecords(TOPIC, id, 20))
                .extracting(record -> Long.parseLong(Topics.header(record, "ce_sequence")))
                .isSorted()
                .hasSize(20);
    }

    @Test
    void sendsTheEventsOfADeadWriter() {
        notes.add(id, "Nâng cấp đường tỉnh");
        notes.publishAndDie(id, null);
        notes.publishAndDie(id, null);

        assertThat(Topics.awaitRecords(TOPIC, id, 2))
                .extracting(record -> Topics.header(record, "ce_id"))
                .containsExactly(id + ".2", id + ".3");
        await().until(() -> notes.get(id).outboxPending() == null);
    }

    @Test
    void givesAWriterTwoSecondsBeforeItSweeps() {
        notes.add(id, "Lễ hội cầu ngư");
        notes.publishAndDie(id, null);

        await().during(Duration.ofMillis(1500))
                .atMost(Duration.ofSeconds(2))
                .until(() -> notes.get(id).outboxPending() != null);
    }

    @Test
    void repeatsAnEventUnchangedWhenItsAcknowledgementWasLost() {
        notes.add(id, "Khám sức khỏe");
        OutboxEvent event = notes.publishAndDie(id, null);
        Topics.awaitRecords(TOPIC, id, 1);
        await().until(() -> notes.get(id).outboxPending() == null);

        // The state after a process died between the acknowledgement of the broker and the pull.
        store.updateFirst(byId(), Outbox.append(new Update(), event), Note.class);

        List<ConsumerRecord<byte[], byte[]>> both = Topics.awaitRecords(TOPIC, id, 2);
        assertThat(both).extracting(record -> Topics.header(record, "ce_id")).containsOnly(id + ".2");
        assertThat(both.getFirst().value()).isEqualTo(both.getLast().value());
        await().until(() -> notes.get(id).outboxPending() == null);
    }

    /** The broker refuses the event in its acknowledgement, which a send without waiting would miss. */
    @Test
    void noticesWhenTheBrokerRefusesAnEvent() {
        byte[] tooLarge = new byte[3 * 1024 * 1024];

        assertThatThrownBy(() -> bridge.send(
                        "articleEvents", MessageBuilder.withPayload(tooLarge).build()))
                .hasRootCauseInstanceOf(RecordTooLargeException.class);
    }

    @Test
    void sendsOtherDocumentsIfTheBrokerRefusesTheEventsOfSome() {
        List<String> stuck = Stream.generate(Ids::next).limit(4).toList();
        try {
            for (String other : stuck) {
                notes.add(other, "x".repeat(1_100_000));
                notes.publishAndDie(other, null);
            }
            String last = Ids.next();
            notes.add(last, "Tin sau cùng");
            notes.publishAndDie(last, null);

            assertThat(Topics.awaitRecords(TOPIC, last, 1)).hasSize(1);
        } finally {
            store.remove(Query.query(Criteria.where("_id").in(stuck)), Note.class);
        }
    }

    @Test
    void keepsADocumentPendingThatHasGotAnotherEvent() {
        notes.add(id, "Lễ hội");
        notes.publishAndDie(id, null);

        new OutboxStore(store).clearPending("notes", id);

        assertThat(notes.get(id).outboxPending()).isTrue();
    }

    @Test
    void losesNothingWhenTheBrokerIsDead() {
        notes.add(id, "Trả hồ sơ tại nhà");
        TestStack.stopBroker();
        try {
            assertThatThrownBy(() -> bridge.send(
                            "articleEvents",
                            MessageBuilder.withPayload(new byte[0]).build()))
                    .as("a send to a dead broker")
                    .isInstanceOf(RuntimeException.class);
            notes.publish(id, null);
            await().during(Duration.ofSeconds(8))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> notes.get(id).unsent().size() == 1);
            assertThat(meters.get("bantin.outbox.pending").gauge().value()).isPositive();
            assertThat(meters.get("bantin.outbox.oldest.age").timeGauge().value())
                    .isPositive();
        } finally {
            TestStack.startBroker();
        }
        assertThat(Topics.awaitRecords(TOPIC, id, 1)).isNotEmpty();
        await().atMost(Duration.ofSeconds(20)).until(() -> notes.get(id).outboxPending() == null);
    }

    @Test
    void refusesTheSixtyFifthUnsentEvent() {
        OutboxEvent event = new OutboxEvent("x.1", "note-published", 1, "x", "/x", Instant.EPOCH, null, "{}");

        Outbox.refuseWhenFull(Collections.nCopies(63, event));
        assertThatThrownBy(() -> Outbox.refuseWhenFull(Collections.nCopies(64, event)))
                .isInstanceOfSatisfying(OutboxFull.class, full -> {
                    assertThat(full.getStatusCode().value()).isEqualTo(503);
                    assertThat(full.getHeaders().getFirst("Retry-After")).isNotNull();
                });
    }

    private Query byId() {
        return Query.query(Criteria.where("_id").is(id));
    }
}
