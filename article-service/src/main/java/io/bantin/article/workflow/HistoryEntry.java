package io.bantin.article.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The step that made a version: who took it, when and why. An element of the document's {@code history} array. */
public record HistoryEntry(
        Instant at,
        String by,
        Step step,
        @Nullable ArticleStatus from,
        ArticleStatus to,
        long version,
        @Nullable String reason) {}
