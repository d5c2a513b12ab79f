package io.bantin.notification.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an event told of an article: all that a mail about it shows. */
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

    /** Every category that the article is in, its own and those above: who subscribed to one of them is meant. */
    public Set<String> pathIds() {
        return categoryPaths.stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }
}
