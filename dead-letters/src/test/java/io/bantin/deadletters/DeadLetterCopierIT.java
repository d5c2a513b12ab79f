package io.bantin.deadletters;

import static io.bantin.deadletters.DeadLetterState.WAITING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.deadletters.names.NamesServiceTest;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestStack;
import io.bantin.stack.testing.events.CategoryEvents;
import io.bantin.stack.testing.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.core.ConsumerFactory;

/** The path of a record from the failing consumer through the broker into the store. */
@NamesServiceTest
class DeadLetterCopierIT {

    private static final String DEAD_LETTERS = "category-events.names-service.dlq";
    private static final TopicPartition PARTITION = new TopicPartition(DEAD_LETTERS, 0);
    private static final String GROUP = "names-service-dead-letters";

    @Autowired
    private DeadLetters deadLetters;

    @Autowired
    private DeadLetterUpdates changes;

    @Autowired
    private MongoOperations store;

    @Autowired
    private ConsumerFactory<?, ?> consumers;

    @Autowired
    private MeterRegistry meters;

    private final String key = Ids.next();

    @Test
    void keepsARecordThatAConsumerCouldNotHandle() {
        CategoryEvents.send("category-events", key, "{\"name\": ");

        DeadLetter deadLetter = awaitDeadLetter("names-service", 1);
        assertThat(deadLetter.topic()).isEqualTo("category-events");
        assertThat(deadLetter.content())
                .isEqualTo(new DeadLetter.Content(key, key + ".1", "category-changed", "{\"name\": "));
        assertThat(deadLetter.reason()).isEqualTo(reasonOnTheTopic());
        assertThat(deadLetter.whole().value()).asString(UTF_8).isEqualTo("{\"name\": ");
        assertThat(deadLetter.whole().headers())
                .extracting(OriginalRecord.Header::name)
                .containsExactly(
                        "ce_specversion",
                        "ce_id",
                        "ce_type",
                        "ce_source",
                        "ce_subject",
                        "ce_sequence",
                        "ce_time",
                        "content-type",
                        "traceparent");
    }

    @Test
    void findsRecordsOnATopicThatAppearsLater() throws Exception {
        String late = "article-events.late-" + key + ".dlq";
        make(late);
        CategoryEvents.send(late, key, "{");

        assertThat(awaitDeadLetter("late-" + key, 1).topic()).isEqualTo("article-events");
    }

    @Test
    void countsNothingTwiceWhenAllIsReadAgain() throws Exception {
        CategoryEvents.send(DEAD_LETTERS, key, "{");
        CategoryEvents.send(DEAD_LETTERS, key, "{");
        awaitDeadLetter("names-service", 2);
        String group = "again-" + key;
        var again = new DeadLetterCopier(changes).listenerContainer(consumers, group);
        again.start();
        try {
            long end = Topics.records(DEAD_LETTERS).getLast().offset() + 1;
            await().atMost(Duration.ofSeconds(30)).until(() -> committed(group).equals(Optional.of(end)));
        } finally {
            again.stop();
        }
        assertThat(awaitDeadLetter("names-service", 2).arrivals()).isEqualTo(2);
    }

    @Test
    void commitsNoRecordThatAnUnavailableStoreDoesNotHave() throws Exception {
        CategoryEvents.send(DEAD_LETTERS, key, "{\"first");
        awaitDeadLetter("names-service", 1);
        long offset = Topics.records(DEAD_LETTERS).getLast().offset() + 1;
        TestStack.stopStore();
        try {
            CategoryEvents.send(DEAD_LETTERS, key, "{\"second");
            await().during(Duration.ofSeconds(5))
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> committed(GROUP).orElse(0L) <= offset);
        } finally {
            TestStack.startStore();
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> lettersOfKey().size() == 2);
        await().atMost(Duration.ofSeconds(10)).until(() -> committed(GROUP).orElse(0L) > offset);
        assertThat(Topics.withKey(DEAD_LETTERS, key)).hasSize(2);
    }

    /** A failure that is no outage: the document refuses the update until the test repairs it. */
    @Test
    void triesAgainWithoutEndAfterAnyFailure() {
        CategoryEvents.send(DEAD_LETTERS, key, "{");
        DeadLetter deadLetter = awaitDeadLetter("names-service", 1);
        store.updateFirst(byId(deadLetter), new Update().set("seen", "broken"), DeadLetter.class);

        CategoryEvents.send(DEAD_LETTERS, key, "{");
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(8))
                .until(() -> lettersOfKey().getFirst().arrivals() == 1);
        store.updateFirst(byId(deadLetter), new Update().unset("seen"), DeadLetter.class);

        awaitDeadLetter("names-service", 2);
    }

    @Test
    void isCountedForTheOperator() {
        CategoryEvents.send(DEAD_LETTERS, key, "{");
        awaitDeadLetter("names-service", 1);
        var waiting = meters.get("bantin.dead_letters").tag("state", "WAITING").gauge();

        await().untilAsserted(
                        () -> assertThat(waiting.value()).isPositive().isEqualTo(deadLetters.count(WAITING, null)));
    }

    @Test
    void measuresItsLag() {
        assertThat(meters.get("bantin.events.lag")
                        .tags("group", GROUP, "topic", "dead-letters")
                        .gauges())
                .hasSize(1);
    }

    private DeadLetter awaitDeadLetter(String group, int arrivals) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> lettersOfKey().stream()
                                .filter(deadLetter ->
                                        deadLetter.group().equals(group) && deadLetter.arrivals() >= arrivals)
                                .flatMap(deadLetter -> deadLetters.find(deadLetter.id()).stream())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<DeadLetter> lettersOfKey() {
        return deadLetters.newest(null, null, null, 1_000).stream()
                .filter(deadLetter -> key.equals(deadLetter.content().key()))
                .toList();
    }

    private static Query byId(DeadLetter deadLetter) {
        return Query.query(Criteria.where("_id").is(deadLetter.id()));
    }

    private String reasonOnTheTopic() {
        return Topics.header(Topics.withKey(DEAD_LETTERS, key).getFirst(), "reason");
    }

    private static void make(String topic) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static Optional<Long> committed(String group) throws Exception {
        try (Admin admin = admin()) {
            return Optional.ofNullable(admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(PARTITION))
                    .map(committed -> committed.offset());
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", TestStack.brokers()));
    }
}
