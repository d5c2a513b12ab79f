package io.bantin.kit.topics;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The topic for records of one topic that one consumer group cannot handle. */
public record DeadLetterTopic(Topic topic, String group) {

    /** The header with the reason. The last one of this name counts, since the original record may have had one too. */
    public static final String REASON = "reason";

    /** The last header: the number of headers at the end, including this one, that the original record did not have. */
    public static final String ADDED = "bantin-added-headers";

    private static final Pattern NAME = Pattern.compile(Arrays.stream(Topic.values())
            .map(topic -> Pattern.quote(topic.topicName()))
            .collect(Collectors.joining("|", "(", ")\\.(.+)\\.dlq")));

    /** Matches the names of all dead-letter topics, also of topics that do not exist yet. */
    public static Pattern names() {
        return NAME;
    }

    public static DeadLetterTopic named(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No dead-letter topic is named " + name);
        }
        return new DeadLetterTopic(Topic.named(parts.group(1)), parts.group(2));
    }
}
