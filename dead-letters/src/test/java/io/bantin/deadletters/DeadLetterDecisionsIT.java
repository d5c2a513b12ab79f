package io.bantin.deadletters;

import static io.bantin.deadletters.DeadLetterState.DISCARDED;
import static io.bantin.deadletters.DeadLetterState.PARKED;
import static io.bantin.deadletters.DeadLetterState.REPLAYED;
import static io.bantin.deadletters.DeadLetterState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bantin.deadletters.DeadLetterDecisions.Replayed;
import io.bantin.deadletters.names.NamesService.StoredName;
import io.bantin.deadletters.names.NamesServiceTest;
import io.bantin.kit.ids.Ids;
import io.bantin.kit.outages.OutageDetection;
import io.bantin.kit.topics.Topic;
import io.bantin.stack.testing.TestStack;
import io.bantin.stack.testing.events.CategoryEvents;
import io.bantin.stack.testing.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** The effect of operators' decisions on topics and consumers. */
@NamesServiceTest
class DeadLetterDecisionsIT {

    private static final String TOPIC = "category-events";
    private static final String DEAD_LETTERS = "category-events.names-service.dlq";
    private static final String POISON = "{\"name\": ";
    private static final String GOOD = "{\"name\": \"Dân vận khéo\"}";

    @Autowired
    private DeadLetterDecisions decisions;

    @Autowired
    private DeadLetters deadLetters;

    @Autowired
    private DeadLetterUpdates changes;

    @Autowired
    private ReplaySender sender;

    @Autowired
    private MongoOperations store;

    private final String key = Ids.next();

    @Test
    void sendsTheSameRecordAgain() {
        CategoryEvents.of(TOPIC, key, POISON).with("reason", "of the producer").send();
        DeadLetter deadLetter = awaitDeadLetter(1);

        assertThat(decisions.replay(List.of(deadLetter.id()), false)).isEqualTo(new Replayed(1, 0, 0));

        List<ConsumerRecord<byte[], byte[]>> both = Topics.awaitRecords(TOPIC, key, 2);
        assertThat(whole(both.getLast())).isEqualTo(whole(both.getFirst()));
        assertThat(both.getLast().partition()).isEqualTo(both.getFirst().partition());
        DeadLetter back = awaitDeadLetter(2);
        assertThat(back.id()).isEqualTo(deadLetter.id());
        assertThat(back.replays()).isEqualTo(1);
        assertThat(deadLetters.stateOf(back)).isEqualTo(WAITING);
    }

    /** A document takes 16 MB, and a header costs ten times as much in it as on a topic. */
    @Test
    void storesAndReplaysRecordsThatExceedADocument() {
        ProducerRecord<byte[], byte[]> manyHeaders =
                new ProducerRecord<>(DEAD_LETTERS, 0, bytes(key), bytes(POISON), headers("h", null, 100_000));
        ProducerRecord<byte[], byte[]> large = new ProducerRecord<>(
                DEAD_LETTERS, 0, bytes(key), bytes("y".repeat(20_000_000)), headers("reason", bytes("own"), 1));
        Topics.send(List.of(manyHeaders), "none");
        DeadLetter stored = awaitDeadLetter(1);

        decisions.replay(List.of(stored.id()), false);

        assertThat(whole(Topics.awaitRecords(TOPIC, key, 1).getFirst())).isEqualTo(whole(manyHeaders));
        Topics.send(List.of(large), "zstd");
        OriginalRecord record = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> deadLetters.newest(null, Topic.CATEGORY_EVENTS, null, 1_000).stream()
                                .filter(deadLetter -> keyOf(deadLetter).equals(key)
                                        && !deadLetter.id().equals(stored.id()))
                                .flatMap(deadLetter -> deadLetters.find(deadLetter.id()).stream())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .whole();
        assertThat(record.value()).isEqualTo(large.value());
    }

    private static List<Header> headers(String name, byte @Nullable [] value, int count) {
        return Collections.nCopies(count, new RecordHeader(name, value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The same happens when the process dies after the send, or when two operators replay at once. */
    @Test
    void sendsTheSameRecordHoweverOftenItIsReplayed() {
        DeadLetter deadLetter = aDeadLetterThatIsHandledNow();

        sender.send(deadLetter.topic(), deadLetter.whole());
        assertThat(state(deadLetter)).isEqualTo(WAITING);
        decisions.replay(List.of(deadLetter.id()), false);

        List<ConsumerRecord<byte[], byte[]>> both = Topics.awaitRecords(TOPIC, key, 2);
        assertThat(whole(both.getLast())).isEqualTo(whole(both.getFirst()));
        awaitHandled();
        assertThat(state(deadLetter)).isEqualTo(REPLAYED);
    }

    @Test
    void sendsNoReplayedRecordAgainUnlessForced() {
        DeadLetter deadLetter = aDeadLetterThatIsHandledNow();
        decisions.replay(List.of(deadLetter.id()), false);

        assertThat(decisions.replay(List.of(deadLetter.id()), false)).isEqualTo(new Replayed(0, 0, 0));
        assertThat(Topics.withKey(TOPIC, key)).hasSize(1);
        assertThat(decisions.replay(List.of(deadLetter.id()), true)).isEqualTo(new Replayed(1, 0, 0));
        assertThat(Topics.withKey(TOPIC, key)).hasSize(2);
    }

    @Test
    void replaysAllThatWaitAndNoneThatIsParkedOrDiscarded() {
        List<DeadLetter> waiting = Stream.generate(FoundRecord::anyRecord)
                .limit(120)
                .map(this::arrives)
                .toList();
        DeadLetter parked = aParkedDeadLetter();
        DeadLetter discarded = arrives(FoundRecord.anyRecord());
        decisions.discard(discarded.id(), "Bài thử");
        long before = deadLetters.count(WAITING, Topic.ARTICLE_EVENTS);

        Replayed replayed = decisions.replayAll(Topic.ARTICLE_EVENTS);

        assertThat(replayed).isEqualTo(new Replayed((int) before, 0, 0));
        assertThat(waiting)
                .allSatisfy(deadLetter -> assertThat(state(deadLetter)).isEqualTo(REPLAYED));
        assertThat(state(parked)).isEqualTo(PARKED);
        assertThat(state(discarded)).isEqualTo(DISCARDED);
        assertThat(Topics.withKey("article-events", keyOf(waiting.get(119))))
                .singleElement()
                .satisfies(record -> assertThat(record.partition()).isEqualTo(3));
        assertThat(Topics.withKey("article-events", keyOf(parked))).isEmpty();
        assertThat(Topics.withKey("article-events", keyOf(discarded))).isEmpty();
    }

    @Test
    void leavesOtherTopicsAlone() {
        DeadLetter deadLetter = arrives(FoundRecord.anyRecord());

        decisions.replayAll(Topic.CATEGORY_EVENTS);

        assertThat(state(deadLetter)).isEqualTo(WAITING);
    }

    @Test
    void replaysParkedOrDiscardedRecordsOnlyByForce() {
        DeadLetter parked = aParkedDeadLetter();
        DeadLetter discarded = arrives(FoundRecord.anyRecord());
        decisions.discard(discarded.id(), "By mistake");
        List<String> both = List.of(parked.id(), discarded.id());

        assertThat(decisions.replay(both, false)).isEqualTo(new Replayed(0, 0, 0));
        assertThat(decisions.replay(both, true)).isEqualTo(new Replayed(2, 0, 0));

        assertThat(state(parked)).isEqualTo(REPLAYED);
        assertThat(state(discarded)).isEqualTo(REPLAYED);
        assertThat(deadLetters.find(discarded.id()).orElseThrow().discardReason())
                .isNull();
    }

    @Test
    void keepsRecordsWaitingThatADeadBrokerDidNotAccept() {
        DeadLetter deadLetter = arrives(FoundRecord.anyRecord());
        TestStack.stopBroker();
        try {
            assertThatThrownBy(() -> decisions.replay(List.of(deadLetter.id()), false))
                    .satisfies(failure ->
                            assertThat(OutageDetection.explains(failure)).isTrue());
        } finally {
            TestStack.startBroker();
        }

        assertThat(state(deadLetter)).isEqualTo(WAITING);
        assertThat(deadLetters.find(deadLetter.id()).orElseThrow().replays()).isZero();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> decisions.replay(List.of(deadLetter.id()), false).replayed() == 1);
    }

    @Test
    void goesOnAfterARecordThatTheBrokerRefuses() {
        DeadLetter tooLarge = arrives(FoundRecord.anyRecord().saying(noise(3 * 1024 * 1024)));
        DeadLetter other = arrives(FoundRecord.anyRecord());

        assertThat(decisions.replay(List.of(tooLarge.id(), other.id()), false)).isEqualTo(new Replayed(1, 1, 1));

        assertThat(state(tooLarge)).isEqualTo(WAITING);
        assertThat(state(other)).isEqualTo(REPLAYED);
        store.remove(deadLetters.find(tooLarge.id()).orElseThrow());
    }

    /** Random text, which compression does not make smaller. */
    private static String noise(int characters) {
        return new Random(1)
                .ints(characters, ' ', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A dead letter of an earlier version of the consumer, which the present version can handle. */
    private DeadLetter aDeadLetterThatIsHandledNow() {
        CategoryEvents.send(DEAD_LETTERS, key, GOOD);
        return awaitDeadLetter(1);
    }

    private DeadLetter aParkedDeadLetter() {
        FoundRecord found = FoundRecord.anyRecord();
        DeadLetter deadLetter = arrives(found);
        for (int i = 1; i <= 3; i++) {
            changes.replayed(deadLetters.find(deadLetter.id()).orElseThrow());
            arrives(found.at(i));
        }
        return deadLetter;
    }

    private DeadLetter arrives(FoundRecord found) {
        return changes.arrived(found.arrival()).orElseThrow();
    }

    private DeadLetter awaitDeadLetter(int arrivals) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> deadLetters.newest(null, Topic.CATEGORY_EVENTS, null, 1_000).stream()
                                .filter(deadLetter ->
                                        keyOf(deadLetter).equals(key) && deadLetter.arrivals() >= arrivals)
                                .flatMap(deadLetter -> deadLetters.find(deadLetter.id()).stream())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void awaitHandled() {
        await().atMost(Duration.ofSeconds(20)).until(() -> store.findById(key, StoredName.class) != null);
    }

    private DeadLetterState state(DeadLetter deadLetter) {
        return deadLetters.stateOf(deadLetters.find(deadLetter.id()).orElseThrow());
    }

    private static String keyOf(DeadLetter deadLetter) {
        return Objects.requireNonNull(deadLetter.content().key());
    }

    /** Key, value and headers, in order. */
    private static List<String> whole(ConsumerRecord<byte[], byte[]> record) {
        return whole(record.key(), record.value(), record.headers());
    }

    private static List<String> whole(ProducerRecord<byte[], byte[]> record) {
        return whole(record.key(), record.value(), record.headers());
    }

    private static List<String> whole(byte[] key, byte[] value, Iterable<Header> headers) {
        List<String> parts = new ArrayList<>();
        parts.add(HexFormat.of().formatHex(key));
        parts.add(HexFormat.of().formatHex(value));
        headers.forEach(header -> parts.add(header.key() + "="
                + (header.value() == null ? "none" : HexFormat.of().formatHex(header.value()))));
        return parts;
    }
}
