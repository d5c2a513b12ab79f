package io.bantin.kit.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GroupLagTests {

    private static final TopicPartition FIRST = new TopicPartition("article-events", 0);
    private static final TopicPartition SECOND = new TopicPartition("article-events", 1);
    private static final TopicPartition OTHER = new TopicPartition("category-events", 0);

    private final GroupLag backlog = new GroupLag("article-events"::equals);

    @Test
    void countsTheRecordsBetweenCommitAndEndOfTheTopic() {
        measured(1, Map.of(FIRST, 3L, SECOND, 5L), Map.of(FIRST, 10L, SECOND, 5L, OTHER, 99L));

        assertThat(backlog.records()).isEqualTo(7);
    }

    @Test
    void countsTheWholeTopicForAGroupThatCommittedNothing() {
        backlog.measured(Map.of(), Map.of(FIRST, 4L), Map.of(FIRST, 10L), 1);

        assertThat(backlog.records()).isEqualTo(6);
    }

    @Test
    void ignoresACommitBeforeTheBeginningOrAfterTheMeasuredEnd() {
        backlog.measured(Map.of(FIRST, new OffsetAndMetadata(2)), Map.of(FIRST, 8L), Map.of(FIRST, 10L), 1);
        assertThat(backlog.records()).isEqualTo(2);

        measured(2, Map.of(FIRST, 12L), Map.of(FIRST, 10L));
        assertThat(backlog.records()).isZero();
    }

    @Test
    void isAsOldAsTheFirstMeasurementOfTheUnhandledRecords() {
        measured(10, Map.of(FIRST, 0L), Map.of(FIRST, 5L));
        measured(20, Map.of(FIRST, 0L), Map.of(FIRST, 9L));
        assertThat(backlog.age(25)).isEqualTo(15);

        measured(30, Map.of(FIRST, 5L), Map.of(FIRST, 9L));
        assertThat(backlog.age(35)).isEqualTo(15);

        measured(40, Map.of(FIRST, 9L), Map.of(FIRST, 9L));
        assertThat(backlog.age(45)).isZero();
    }

    @Test
    void startsAgainWithARecreatedTopic() {
        measured(10, Map.of(FIRST, 0L), Map.of(FIRST, 50L));
        measured(20, Map.of(FIRST, 0L), Map.of(FIRST, 1L));

        assertThat(backlog.records()).isEqualTo(1);
        assertThat(backlog.age(25)).isEqualTo(5);
    }

    private void measured(long now, Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new java.util.HashMap<>();
        committed.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        backlog.measured(offsets, Map.of(), ends, now);
    }
}
