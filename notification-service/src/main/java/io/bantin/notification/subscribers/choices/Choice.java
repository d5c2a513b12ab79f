package io.bantin.notification.subscribers.choices;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The categories, the frequency and the language that a subscriber chose. */
public record Choice(Set<String> categoryIds, Frequency frequency, String locale) {

    /** The fields of a choice that change; null fields stay. */
    public record Partial(
            @Nullable Set<String> categoryIds,
            @Nullable Frequency frequency,
            @Nullable String locale) {}
}
