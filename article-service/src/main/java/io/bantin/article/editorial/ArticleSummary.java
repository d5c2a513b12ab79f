package io.bantin.article.editorial;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lists, pages and mails show of an article: all of it but the body. Cleaned and checked by whoever makes one. */
public record ArticleSummary(
        String title,
        String slug,
        String lead,
        @Nullable Cover cover,
        List<String> categoryIds,
        List<String> tags,
        List<String> byline,
        @Nullable String source,
        String language) {

    /** The picture above an article. */
    public record Cover(
            @Nullable String mediaId,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit) {}

    /** The page of the article with this head: only the id is looked up, the slug is for people. */
    String url(String articleId) {
        return slug.isEmpty() ? "/%s.html".formatted(articleId) : "/%s-%s.html".formatted(slug, articleId);
    }
}
