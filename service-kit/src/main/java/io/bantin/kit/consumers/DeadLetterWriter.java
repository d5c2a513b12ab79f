package io.bantin.kit.consumers;

import io.bantin.kit.outages.OutageDetection;
import io.bantin.kit.topics.Topic;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;

/**
 * Writes a failed record to the dead-letter topic of its group. Throws in an outage only, and the container then tries again. No
 * other refusal of the broker may block the records behind.
 */
final class DeadLetterWriter implements ConsumerRecordRecoverer {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterWriter.class);

    /** Creates the dead-letter topic, or its partition, if it is missing. */
    interface CompleteTopic {

        void ensure(String topic, String group, int partition);
    }

    private final Consumer<ProducerRecord<byte[], byte[]>> sender;
    private final BooleanSupplier isStopping;
    private final CompleteTopic topics;
    private final SkippedRecordCounter skipped;
    private final String group;

    DeadLetterWriter(
            Consumer<ProducerRecord<byte[], byte[]>> sender,
            BooleanSupplier isStopping,
            CompleteTopic topics,
            SkippedRecordCounter skipped,
            String group) {
        this.sender = sender;
        this.isStopping = isStopping;
        this.topics = topics;
        this.skipped = skipped;
        this.group = group;
    }

    @Override
    public void accept(ConsumerRecord<?, ?> record, Exception failure) {
        // The record is sent twice, since some refusals pass (a new producer epoch); then only its offset is sent.
        List<Supplier<ProducerRecord<byte[], byte[]>>> forms = List.of(
                () -> DeadLetterRecord.whole(record, group, failure),
                () -> DeadLetterRecord.whole(record, group, failure),
                () -> DeadLetterRecord.pointer(record, group, failure));
        for (Supplier<ProducerRecord<byte[], byte[]>> form : forms) {
            if (isTaken(record, form)) {
                log.error(
                        "Put {} aside: {}", SkippedRecordCounter.name(record), FailureDescription.of(failure), failure);
                return;
            }
        }
        skipped.skip(record, failure);
    }

    private boolean isTaken(ConsumerRecord<?, ?> record, Supplier<ProducerRecord<byte[], byte[]>> form) {
        try {
            sender.accept(form.get());
            return true;
        } catch (InterruptException stopping) {
            throw stopping;
        } catch (RuntimeException | Error refusal) {
            if (Thread.currentThread().isInterrupted() || isStopping.getAsBoolean()) {
                throw new TimeoutException("The service is stopping", refusal);
            }
            if (OutageDetection.explains(refusal)) {
                if (isTopicComplete(record, refusal)) {
                    throw refusal;
                }
                return false;
            }
            log.error(
                    "{} refused {}: {}",
                    Topic.deadLetters(record.topic(), group),
                    SkippedRecordCounter.name(record),
                    FailureDescription.of(refusal));
            return false;
        }
    }

    /** A producer cannot tell a missing topic or partition from a broker outage. */
    private boolean isTopicComplete(ConsumerRecord<?, ?> record, Throwable outage) {
        try {
            topics.ensure(record.topic(), group, record.partition());
            return true;
        } catch (RuntimeException refusal) {
            boolean away = OutageDetection.explains(refusal)
                    || FailureDescription.causes(refusal).stream()
                            .anyMatch(java.util.concurrent.TimeoutException.class::isInstance);
            log.error(
                    "{}; the dead-letter topic could not be checked: {}",
                    FailureDescription.of(outage),
                    FailureDescription.of(refusal));
            return away;
        }
    }
}
