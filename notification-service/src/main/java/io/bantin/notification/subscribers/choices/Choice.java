package io.bantin.notification.subscribers.choices;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a subscriber wants to hear of, how often, and in which language. */
public record Choice(Set<String> categoryIds, Frequency frequency, String locale) {

    /** What of a choice is to change; null stays as it is. */
    public record Partial(
            @Nullable Set<String> categoryIds,
            @Nullable Frequency frequency,
            @Nullable String locale) {}
}
