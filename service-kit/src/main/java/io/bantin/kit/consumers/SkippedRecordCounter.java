package io.bantin.kit.consumers;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts records that a listener could not handle and that did not become dead letters. They stay on their own topic. */
final class SkippedRecordCounter {

    private static final Logger log = LoggerFactory.getLogger(SkippedRecordCounter.class);

    private final MeterRegistry meters;

    SkippedRecordCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Exports zero, so that the first skipped record counts as an increase. */
    void watch(String topic) {
        counter(topic);
    }

    void skip(ConsumerRecord<?, ?> record, Exception failure) {
        counter(record.topic()).increment();
        log.error("Skipped {}: {}", name(record), FailureDescription.of(failure), failure);
    }

    private Counter counter(String topic) {
        return Counter.builder("bantin.events.skipped")
                .description("Records that were neither handled nor written to a dead-letter topic")
                .tag("topic", topic)
                .register(meters);
    }

    static String name(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
