package io.bantin.kit.topics;

import java.time.Duration;
import java.util.Arrays;

/** Every topic of the system: its name, partitions and retention stand here and nowhere else. */
public enum Topic {
    ARTICLE_EVENTS("article-events", 12, Duration.ofDays(30)),
    /** Not compacted: a stale repeat must not win over the newer state. */
    CATEGORY_EVENTS("category-events", 1, Duration.ofMillis(-1));

    /** What a batch may be at most, with its frame: Kafka's own default, pinned so that no broker's setting moves it. */
    static final int MAX_BYTES = 1_048_588;

    /** A dead letter is its record and the headers that say why it is there; none of the record is ever cut. */
    public static final int MAX_DEAD_LETTER_BYTES = MAX_BYTES + 1024 * 1024;

    static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    private final String topicName;
    private final int partitions;
    private final Duration kept;

    Topic(String topicName, int partitions, Duration kept) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.kept = kept;
    }

    public static Topic named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No topic is named " + topicName));
    }

    /** Where a consumer group puts what it cannot handle. */
    public static String deadLetters(String topicName, String group) {
        return topicName + "." + group + ".dlq";
    }

    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return partitions;
    }

    /** How long records are kept; negative for ever. */
    public Duration kept() {
        return kept;
    }
}
