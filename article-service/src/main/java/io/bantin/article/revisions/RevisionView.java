package io.bantin.article.revisions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bantin.article.content.ArticleSummary.Cover;
import io.bantin.article.content.ArticleSummary.Seo;
import io.bantin.article.versions.Revision;
import io.bantin.article.workflow.ArticleStatus;
import io.bantin.article.workflow.Step;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An article as it was. */
record RevisionView(
        @JsonUnwrapped Item item,
        ArticleStatus status,
        String title,
        String slug,
        String lead,
        String body,

        @Schema(description = "The body of that version, rendered as it would be now.")
        String html,

        @Nullable Cover cover,
        List<String> categoryIds,
        List<String> tags,
        List<String> byline,
        @Nullable String source,
        String language,
        @Nullable Seo seo,
        List<String> related) {

    /** How a version came about. */
    record Item(
            long version,
            Instant at,

            @Schema(description = "Null if a release without revisions made the version.") @Nullable
            String by,

            @Schema(
                    type = "string",
                    example = "save",
                    description = "Null if a release without revisions made the version.")
            @Nullable
            Step step) {

        static Item of(Revision revision) {
            return new Item(revision.version(), revision.at(), revision.by(), revision.step());
        }
    }

    static RevisionView of(Revisions.Found found, String html) {
        var summary = found.content().summary();
        return new RevisionView(
                Item.of(found.revision()),
                found.revision().status(),
                summary.title(),
                summary.slug(),
                summary.lead(),
                found.content().markdown(),
                html,
                summary.cover(),
                summary.categoryIds(),
                summary.tags(),
                summary.byline(),
                summary.source(),
                summary.language(),
                summary.seo(),
                summary.related());
    }
}
