package io.bantin.deadletters.operators;

import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.topics.Topic;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the request parameter {@code topic}. */
final class TopicParameter {

    private static final List<String> NAMES =
            Arrays.stream(Topic.values()).map(Topic::topicName).toList();

    private TopicParameter() {}

    static @Nullable Topic named(@Nullable String name) {
        if (name == null) {
            return null;
        }
        if (!NAMES.contains(name)) {
            throw InvalidInput.of("topic", "must be one of " + String.join(", ", NAMES) + ".");
        }
        return Topic.named(name);
    }
}
