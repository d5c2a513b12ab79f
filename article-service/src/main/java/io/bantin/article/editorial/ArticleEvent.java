package io.bantin.article.editorial;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bantin.article.content.ArticleSummary.Cover;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of an article. Their JSON is flat and has the same fields for all types. */
public sealed interface ArticleEvent {

    @JsonUnwrapped
    PublicArticle article();

    @JsonIgnore
    String type();

    @JsonProperty("notify")
    default boolean notifiesSubscribers() {
        return false;
    }

    @JsonProperty("reason")
    default @Nullable String reason() {
        return null;
    }

    /** Readers can see the article from now on. */
    record ArticlePublished(PublicArticle article) implements ArticleEvent {

        @Override
        public String type() {
            return "article-published";
        }

        @Override
        public boolean notifiesSubscribers() {
            return true;
        }
    }

    /** Readers see another version from now on. Subscribers are notified if the editor asked for it. */
    record ArticleRevised(PublicArticle article, boolean notifiesSubscribers) implements ArticleEvent {

        @Override
        public String type() {
            return "article-revised";
        }
    }

    /** Readers cannot see the article any more. It is never published again. */
    record ArticleWithdrawn(PublicArticle article, String reason) implements ArticleEvent {

        @Override
        public String type() {
            return "article-withdrawn";
        }
    }

    /** One version of an article without its body, with the path from the root to each of its categories. */
    record PublicArticle(
            String articleId,
            long version,
            String title,
            String slug,
            String url,
            String lead,
            @Nullable Cover cover,
            String language,
            List<List<String>> categoryPaths,
            List<String> tags,
            List<String> byline,
            @Nullable Instant publishedAt) {

        static PublicArticle of(Article article, List<List<String>> categoryPaths) {
            var summary = article.summary();
            return new PublicArticle(
                    article.id(),
                    article.version(),
                    summary.title(),
                    summary.slug(),
                    article.url(),
                    summary.lead(),
                    summary.cover(),
                    summary.language(),
                    categoryPaths,
                    summary.tags(),
                    summary.byline(),
                    article.publishedAt());
        }
    }
}
