package io.bantin.kit.topics;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The topic where one consumer group puts the records of one topic that it cannot handle. */
public record DeadLetterTopic(Topic topic, String group) {

    /** The header that says why; the last of this name, since the record may have brought one of its own. */
    public static final String REASON = "reason";

    /** The last header: how many of the last ones, itself included, the record did not bring itself. */
    public static final String ADDED = "bantin-added-headers";

    private static final Pattern NAME = Pattern.compile(Arrays.stream(Topic.values())
            .map(topic -> Pattern.quote(topic.topicName()))
            .collect(Collectors.joining("|", "(", ")\\.(.+)\\.dlq")));

    /** What the names of all of them match, also of those that are made later. */
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
