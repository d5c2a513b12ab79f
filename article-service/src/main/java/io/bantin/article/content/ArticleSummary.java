package io.bantin.article.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bantin.article.media.Rendition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;

/** Everything about an article except its body, cleaned and validated. Lists, pages and mails show it. */
public record ArticleSummary(
        String title,
        String slug,
        String lead,
        @Nullable Cover cover,
        List<String> categoryIds,
        List<String> tags,
        List<String> byline,
        @Nullable String source,
        String language,
        @Nullable Seo seo,
        List<String> related) {

    /** Articles from before the field have no list. */
    public ArticleSummary {
        related = related == null ? List.of() : related;
    }

    /** What search engines show instead of title and lead. */
    public record Seo(@Nullable String title, @Nullable String description) {}

    /**
     * The picture at the top of an article.
     *
     * @param renditions its sizes; absent without a picture of the library
     */
    public record Cover(
            @Nullable String mediaId,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Rendition> renditions) {

        @PersistenceCreator
        public Cover {
            renditions = renditions == null ? List.of() : renditions;
        }

        public Cover(
                @Nullable String mediaId, @Nullable String alt, @Nullable String caption, @Nullable String credit) {
            this(mediaId, alt, caption, credit, List.of());
        }
    }

    public ArticleSummary tagged(List<String> newTags) {
        return new ArticleSummary(
                title, slug, lead, cover, categoryIds, newTags, byline, source, language, seo, related);
    }

    public ArticleSummary in(List<String> newCategoryIds) {
        return new ArticleSummary(
                title, slug, lead, cover, newCategoryIds, tags, byline, source, language, seo, related);
    }

    /** The path of the article's page. Only the id identifies the article; the slug is for readers. */
    public String url(String articleId) {
        return slug.isEmpty() ? "/%s.html".formatted(articleId) : "/%s-%s.html".formatted(slug, articleId);
    }
}
