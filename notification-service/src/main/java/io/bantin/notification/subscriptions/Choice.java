package io.bantin.notification.subscriptions;

import java.util.Set;

/** What a subscriber wants to hear of, how often, and in which language. */
public record Choice(Set<String> categoryIds, Frequency frequency, String locale) {}
