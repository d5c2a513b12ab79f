package io.bantin.article.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The dates that publishers set, and who set them.
 *
 * @param scheduledBy who chose {@code publishAt}
 * @param expireAt when the schedule withdraws the article
 * @param pinnedUntil until when pages show the article first
 */
public record Plan(
        @Nullable String scheduledBy,
        @Nullable Instant expireAt,
        @Nullable String expireBy,
        @Nullable Instant pinnedUntil) {

    public static final Plan NONE = new Plan(null, null, null, null);

    public boolean isExpired(Instant now) {
        return expireAt != null && !expireAt.isAfter(now);
    }

    public Plan scheduledBy(String publisher) {
        return new Plan(publisher, expireAt, expireBy, pinnedUntil);
    }

    public Plan expiring(@Nullable Instant end, @Nullable String publisher) {
        return new Plan(scheduledBy, end, publisher, pinnedUntil);
    }

    public Plan pinned(@Nullable Instant until) {
        return new Plan(scheduledBy, expireAt, expireBy, until);
    }
}
