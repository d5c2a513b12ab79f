package io.bantin.article.editorial;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who is to work on an article, and by when. */
public record Assignment(
        @Nullable String assignee, @Nullable Instant dueAt) {

    static final Assignment NONE = new Assignment(null, null);
}
