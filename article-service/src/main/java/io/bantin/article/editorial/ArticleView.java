package io.bantin.article.editorial;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bantin.article.content.ArticleSummary.Cover;
import io.bantin.article.content.ArticleSummary.Seo;
import io.bantin.article.rendering.html.Warning;
import io.bantin.article.workflow.ArticleStatus;
import io.bantin.kit.etags.Etags;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** An article as editors see it. */
public record ArticleView(
        @JsonUnwrapped Item item,
        String body,
        String html,

        @Schema(
                description = "In the answer to a save: what readers will not see as typed, with the field. "
                        + "Empty if they see everything; absent in other answers.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<Warning> warnings) {

    /** The same without the body, for lists. */
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
            @Nullable Instant publishedAt,

            @Schema(description = "The account that created the article.")
            String author,

            @Schema(description = "The account that is to work on the article.") @Nullable
            String assignee,

            @Nullable Instant dueAt,

            @Schema(description = "What search engines show instead of title and lead.") @Nullable
            Seo seo,

            @Schema(description = "Ids of articles that an editor chose.")
            List<String> related,

            @Schema(description = "When the article is withdrawn.") @Nullable
            Instant expireAt,

            @Schema(description = "Until when pages show the article first.") @Nullable
            Instant pinnedUntil,

            @Schema(description = "Why a scheduled article was not published at its time; it is tried again.") @Nullable
            String scheduleProblem) {

        public static Item of(ArticleListItem article) {
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
                    article.createdAt(),
                    article.updatedAt(),
                    article.publishAt(),
                    article.publishedAt(),
                    article.createdBy(),
                    article.work().assignee(),
                    article.work().dueAt(),
                    summary.seo(),
                    summary.related(),
                    article.dates().expireAt(),
                    article.dates().pinnedUntil(),
                    article.scheduleProblem());
        }
    }

    public static ArticleView of(Article article, @Nullable List<Warning> warnings) {
        return new ArticleView(
                Item.of(ArticleListItem.of(article)),
                article.body().markdown(),
                article.body().html(),
                warnings);
    }

    /** The article with its version as ETag, which the next change must send. */
    public static ResponseEntity<ArticleView> answer(Article article) {
        return ResponseEntity.ok().eTag(Etags.of(article.version())).body(of(article, null));
    }
}
