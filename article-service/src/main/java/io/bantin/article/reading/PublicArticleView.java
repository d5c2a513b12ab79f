package io.bantin.article.reading;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bantin.article.content.ArticleSummary.Cover;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.ArticleListItem;
import io.bantin.article.workflow.ArticleStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An article as readers see it, without its Markdown, which can contain comments that no page shows. */
record PublicArticleView(@JsonUnwrapped Item item, String html) {

    /** The same without the body, for lists. */
    record Item(
            String id,
            long version,
            ArticleStatus status,
            String title,
            String slug,
            String lead,
            @Nullable Cover cover,
            List<String> categoryIds,
            List<String> tags,
            List<String> byline,
            @Nullable String source,
            String language,
            String url,
            Instant updatedAt,
            @Nullable Instant publishedAt) {

        static Item of(ArticleListItem article) {
            var summary = article.summary();
            return new Item(
                    article.id(),
                    article.version(),
                    article.status(),
                    summary.title(),
                    summary.slug(),
                    summary.lead(),
                    summary.cover(),
                    summary.categoryIds(),
                    summary.tags(),
                    summary.byline(),
                    summary.source(),
                    summary.language(),
                    article.url(),
                    article.updatedAt(),
                    article.publishedAt());
        }
    }

    static PublicArticleView of(Article article) {
        return new PublicArticleView(
                Item.of(ArticleListItem.of(article)), article.body().html());
    }
}
