package io.bantin.kit.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers of the broker to a dead letter. */
class DeadLetterWriterTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<ProducerRecord<byte[], byte[]>> tried = new ArrayList<>();
    private final ConsumerRecord<byte[], byte[]> record =
            new ConsumerRecord<>("article-events", 3, 17, new byte[] {1}, new byte[] {2});

    static Stream<Throwable> refusals() {
        return Stream.of(
                new RecordTooLargeException("too large"),
                new InvalidTopicException("no such name"),
                new TopicAuthorizationException("not yours"),
                new ClusterAuthorizationException("not yours either"),
                new SerializationException("no bytes"),
                new PolicyViolationException("not here"),
                new OutOfOrderSequenceException("lost count"),
                new IllegalStateException("a bug"),
                new NullPointerException(),
                new StackOverflowError(),
                new OutOfMemoryError());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void continuesAfterAnyRefusalOfTheBroker(Throwable refusal) {
        writer(refusal, Integer.MAX_VALUE, true).accept(record, new IllegalStateException("unreadable"));

        assertThat(tried).hasSize(3);
        assertThat(tried.getLast().value()).isNull();
        assertThat(new String(tried.getLast().headers().lastHeader("reason").value()))
                .contains("article-events-3 at offset 17")
                .contains("unreadable");
        assertThat(skipped()).isEqualTo(1);
    }

    @Test
    void putsAsideWhereTheRecordLiesWhenItIsRefusedItself() {
        writer(new RecordTooLargeException("too large"), 2, true).accept(record, new IllegalStateException());

        assertThat(tried).hasSize(3);
        assertThat(skipped()).isZero();
    }

    @Test
    void waitsForABrokerThatIsUnavailable() {
        for (RuntimeException outage :
                List.of(new TimeoutException("expired"), new NotEnoughReplicasException("two"))) {
            assertThatThrownBy(
                            () -> writer(outage, Integer.MAX_VALUE, true).accept(record, new IllegalStateException()))
                    .isSameAs(outage);
        }
        assertThat(skipped()).isZero();
    }

    @Test
    void goesOnWhenTheTopicIsMissingAndMayNotBeMade() {
        writer(new TimeoutException("not present in metadata"), Integer.MAX_VALUE, false)
                .accept(record, new IllegalStateException());

        assertThat(skipped()).isEqualTo(1);
    }

    @Test
    void skipsNothingWhenTheServiceStops() {
        assertThatThrownBy(() -> writer(new InterruptException("stop"), Integer.MAX_VALUE, true)
                        .accept(record, new IllegalStateException()))
                .isInstanceOf(InterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(skipped()).isZero();
    }

    private DeadLetterWriter writer(Throwable refusal, int times, boolean topicCanBeMade) {
        tried.clear();
        return new DeadLetterWriter(
                letter -> {
                    tried.add(letter);
                    if (tried.size() <= times) {
                        DeadLetterWriterTests.<RuntimeException>sneak(refusal);
                    }
                },
                () -> false,
                (_, _, _) -> {
                    if (!topicCanBeMade) {
                        throw new TopicAuthorizationException("not yours to make");
                    }
                },
                new SkippedRecordCounter(meters),
                "notes-service");
    }

    private double skipped() {
        var counter = meters.find("bantin.events.skipped").counter();
        return counter == null ? 0 : counter.count();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
