package io.bantin.article.editorial;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bantin.article.editorial.ArticleSummary.Cover;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rest of the system is told of an article; its JSON is flat and has the same fields for all types. */
public sealed interface ArticleEvent {

    @JsonUnwrapped
    Announced article();

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

    /** Readers may see it from now on. */
    record ArticlePublished(Announced article) implements ArticleEvent {

        @Override
        public String type() {
            return "article-published";
        }

        @Override
        public boolean notifiesSubscribers() {
            return true;
        }
    }

    /** Readers see another version from now on; subscribers are told where the editor wants it. */
    record ArticleRevised(Announced article, boolean notifiesSubscribers) implements ArticleEvent {

        @Override
        public String type() {
            return "article-revised";
        }
    }

    /** Readers may not see it any longer, and never will again. */
    record ArticleWithdrawn(Announced article, String reason) implements ArticleEvent {

        @Override
        public String type() {
            return "article-withdrawn";
        }
    }

    /** The summary of an article at one version, with the way from the root to each of its categories. */
    record Announced(
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

        static Announced of(Article article, List<List<String>> categoryPaths) {
            var summary = article.summary();
            return new Announced(
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
