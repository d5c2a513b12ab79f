package io.bantin.notification.subscriptions;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a choice is to change; null stays as it is. */
public record PartialChoice(
        @Nullable Set<String> categoryIds,
        @Nullable Frequency frequency,
        @Nullable String locale) {}
