package io.bantin.deadletters;

import io.bantin.kit.topics.DeadLetterTopic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as its consumer got it, byte by byte, so that a replay sends the same record.
 *
 * @param partition of both topics: a dead letter keeps the one of its original
 */
public record OriginalRecord(int partition, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {

    private static final String SPRING_PREFIX = "kafka_dlt-";
    private static final int MAX_EXCERPT_CHARACTERS = 300;
    private static final int MAX_BYTES_PER_CHARACTER = 4;

    /** One header; Kafka allows a name several times, and no value. */
    public record Header(String name, byte @Nullable [] value) {}

    /** Removes the headers that were added on the way to the dead-letter topic. */
    static OriginalRecord in(ConsumerRecord<byte[], byte[]> found) {
        List<Header> all = Arrays.stream(found.headers().toArray())
                .map(header -> new Header(header.key(), header.value()))
                .toList();
        int added = added(all);
        List<Header> own = added > 0 ? all.subList(0, all.size() - added) : withoutSpringsHeaders(all);
        return new OriginalRecord(found.partition(), found.key(), found.value(), own);
    }

    /** Returns how many headers the last header says were added; 0 if it is not our header. */
    private static int added(List<Header> all) {
        if (all.isEmpty() || !all.getLast().name().equals(DeadLetterTopic.ADDED)) {
            return 0;
        }
        try {
            int added = Integer.parseInt(String.valueOf(text(all.getLast().value())));
            return added > all.size() ? 0 : Math.max(added, 0);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Earlier versions let Spring write dead letters. It added the reason and headers with its own prefix. */
    private static List<Header> withoutSpringsHeaders(List<Header> all) {
        int reason = lastOf(DeadLetterTopic.REASON, all);
        return IntStream.range(0, all.size())
                .filter(i -> i != reason)
                .mapToObj(all::get)
                .filter(header -> !header.name().startsWith(SPRING_PREFIX))
                .toList();
    }

    /** The key as text. */
    public @Nullable String keyText() {
        return text(key);
    }

    /** The whole value as text, with replacement characters for bytes that are not UTF-8. */
    public @Nullable String body() {
        return text(value);
    }

    DeadLetter.Content content() {
        return new DeadLetter.Content(excerpt(key), attribute("id"), attribute("type"), excerpt(value));
    }

    /** An attribute of the CloudEvent, if the record has it. */
    private @Nullable String attribute(String name) {
        int last = lastOf("ce_" + name, headers);
        String found = last < 0 ? null : excerpt(headers.get(last).value());
        return found == null || found.isBlank() ? null : found;
    }

    /** Decodes only the part that is shown: a value may be large. */
    private static @Nullable String excerpt(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        int enough = Math.min(bytes.length, (MAX_EXCERPT_CHARACTERS + 1) * MAX_BYTES_PER_CHARACTER);
        return cut(new String(bytes, 0, enough, StandardCharsets.UTF_8), MAX_EXCERPT_CHARACTERS);
    }

    static String cut(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters)) + "…";
    }

    static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static int lastOf(String name, List<Header> headers) {
        return IntStream.range(0, headers.size())
                .filter(i -> headers.get(i).name().equals(name))
                .max()
                .orElse(-1);
    }
}
