package io.bantin.article.editorial;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bantin.article.editorial.Head.Cover;
import io.bantin.kit.problems.Etags;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** An article as its editors see it. */
public record ArticleView(@JsonUnwrapped Item item, String body, String html) {

    /** The same without its text, in lists. */
    public record Item(
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
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant publishAt,
            @Nullable Instant publishedAt) {

        public static Item of(ArticleSummary article) {
            var head = article.head();
            return new Item(
                    article.id(),
                    article.version(),
                    article.status(),
                    head.title(),
                    head.slug(),
                    head.lead(),
                    head.cover(),
                    head.categoryIds(),
                    head.tags(),
                    head.byline(),
                    head.source(),
                    head.language(),
                    article.url(),
                    article.createdAt(),
                    article.updatedAt(),
                    article.publishAt(),
                    article.publishedAt());
        }
    }

    public static ArticleView of(Article article) {
        return new ArticleView(
                Item.of(ArticleSummary.of(article)),
                article.body().markdown(),
                article.body().html());
    }

    /** With the version as ETag, for the next change to name. */
    public static ResponseEntity<ArticleView> answer(Article article) {
        return ResponseEntity.ok().eTag(Etags.of(article.version())).body(of(article));
    }
}
