package io.bantin.kit.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the records that a listener could not handle and nobody put aside; they stay on their topic as long as it keeps them. */
final class SkippedRecordCounter {

    private static final Logger log = LoggerFactory.getLogger(SkippedRecordCounter.class);

    private final MeterRegistry meters;

    SkippedRecordCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Exports a zero, so that the first one is seen as an increase. */
    void watch(String topic) {
        counter(topic);
    }

    void skip(ConsumerRecord<?, ?> record, Exception failure) {
        counter(record.topic()).increment();
        log.error("Left {} behind: {}", name(record), FailureText.of(failure), failure);
    }

    private Counter counter(String topic) {
        return Counter.builder("bantin.events.skipped")
                .description("Records that could be neither handled nor put aside")
                .tag("topic", topic)
                .register(meters);
    }

    static String name(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
