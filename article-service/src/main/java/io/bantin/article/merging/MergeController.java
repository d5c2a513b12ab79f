package io.bantin.article.merging;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bantin.article.editorial.Articles;
import io.bantin.article.manuscripts.Manuscript;
import io.bantin.article.merging.ArticleMerge.Conflict;
import io.bantin.article.permissions.ArticlePermissions;
import io.bantin.article.rendering.capacity.RenderSlots;
import io.bantin.article.revisions.Revisions;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Drafting")
class MergeController {

    private final Articles articles;
    private final Revisions revisions;
    private final RenderSlots slots;

    MergeController(Articles articles, Revisions revisions, RenderSlots slots) {
        this.articles = articles;
        this.revisions = revisions;
        this.slots = slots;
    }

    /** What the caller typed, and the version that it began from. */
    @Schema(example = """
                    {"baseVersion": 1, "title": "Mùa gặt ở Đồng Tháp", "lead": "Lúa chín sớm mười ngày.",
                     "body": "Nông dân **Tân Kiều** gặt từ nửa đêm.", "tags": ["nông nghiệp", "lúa"],
                     "byline": ["Lê An"], "language": "vi"}""")
    record Typed(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minimum = "1",
                    description = "The version of the article that the text began from.")
            @Nullable
            Long baseVersion,

            @JsonUnwrapped Manuscript fields) {}

    /** The answer: save {@code merged} with {@code version} in If-Match, once the conflicts are settled. */
    record Merge(
            @Schema(description = "The present version, which the caller's text is merged with.")
            long version,

            @Schema(description = "The fields of a save. Where both changed the same, it has what the article has now.")
            Manuscript merged,

            List<Conflict> conflicts) {}

    @PostMapping("/api/editorial/articles/{id}/merge")
    @Operation(
            summary = "Merge what the caller typed with what others have saved since",
            description =
                    "Saves nothing. Fields and paragraphs of the body that only one person changed are merged, and so are "
                            + "lists; what both changed comes back as conflicts. Every word that either typed is in the merged text "
                            + "or in a conflict.")
    Merge merge(@PathVariable String id, @RequestBody Typed typed, Caller caller) {
        var article = articles.get(id);
        ArticlePermissions.requireMayRead(article, caller);
        if (typed.baseVersion() == null) {
            throw InvalidInput.of("baseVersion", "must be the version that the text began from.");
        }
        var base = revisions.read(article, typed.baseVersion()).content();
        var merged = slots.run(_ -> ArticleMerge.of(base, TypedContent.of(typed.fields(), base), article.content()));
        // Dates are the publisher's decision and no text: what was typed goes back as it came.
        var manuscript = merged.manuscript()
                .withDates(typed.fields().pinnedUntil(), typed.fields().expireAt());
        return new Merge(article.version(), manuscript, merged.conflicts());
    }
}
