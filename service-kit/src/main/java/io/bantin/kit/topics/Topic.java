package io.bantin.kit.topics;

import java.time.Duration;
import java.util.Arrays;

/** Every topic of the system. Names, partitions and retention are defined only here. */
public enum Topic {
    ARTICLE_EVENTS("article-events", 12, Duration.ofDays(30)),
    /** Not compacted, because a repeated old event must not replace the newer state. */
    CATEGORY_EVENTS("category-events", 1, Duration.ofMillis(-1));

    /** The size limit of a batch with its frame: Kafka's default, pinned so that settings of the broker do not change it. */
    static final int MAX_BYTES = 1_048_588;

    /** A dead letter consists of the whole record and the added headers with the reason. */
    public static final int MAX_DEAD_LETTER_BYTES = MAX_BYTES + 1024 * 1024;

    static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

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

    /** The name of the dead-letter topic of a consumer group. */
    public static String deadLetters(String topicName, String group) {
        return topicName + "." + group + ".dlq";
    }

    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return partitions;
    }

    /** The retention of records; negative means forever. */
    public Duration kept() {
        return kept;
    }
}
