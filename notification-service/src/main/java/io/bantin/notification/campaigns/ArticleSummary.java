package io.bantin.notification.campaigns;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /**
     * The picture of an article.
     *
     * @param renditions its sizes; absent if the picture is only described
     */
    public record Cover(
            @Nullable String mediaId,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable List<Rendition> renditions) {

        /** The size for a mail: no WebP, which some mail programs cannot show, and not much wider than the text. */
        public Optional<Rendition> forMail() {
            return renditions == null
                    ? Optional.empty()
                    : renditions.stream().filter(Rendition::isForMail).min(Comparator.comparingInt(Rendition::width));
        }
    }

    /** A picture in one size; the URL is a path on the site. */
    public record Rendition(String url, String type, int width, int height) {

        boolean isForMail() {
            return url.startsWith("/media/") && width > 0 && height > 0 && !type.equals("image/webp");
        }
    }

    /** The ids of all categories of the article and their ancestors. A subscriber of any of them gets the mail. */
    public Set<String> pathIds() {
        return categoryPaths.stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }
}
