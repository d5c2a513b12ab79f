package io.bantin.notification.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The summary of an article in an event: everything that a mail about the article shows. */
public record ArticleSummary(
        String articleId,
        String title,
        String lead,
        String url,
        String language,
        @Nullable Cover cover,
        List<List<String>> categoryPaths,
        List<String> byline,
        @Nullable Instant publishedAt) {

    /** The picture of an article, as far as a mail shows it. */
    public record Cover(
            @Nullable String mediaId,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit) {}

    /** The ids of all categories of the article and their ancestors. A subscriber of any of them gets the mail. */
    public Set<String> pathIds() {
        return categoryPaths.stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }
}
