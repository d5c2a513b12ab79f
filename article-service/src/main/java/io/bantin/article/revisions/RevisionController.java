package io.bantin.article.revisions;

import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.ArticleView;
import io.bantin.article.editorial.Articles;
import io.bantin.article.manuscripts.NamedPictures;
import io.bantin.article.paging.Cursor;
import io.bantin.article.paging.Limit;
import io.bantin.article.paging.Page;
import io.bantin.article.permissions.ArticlePermissions;
import io.bantin.article.rendering.Markdown;
import io.bantin.article.rendering.capacity.RenderSlots;
import io.bantin.article.transitions.TransitionRequest;
import io.bantin.article.workflow.Step;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/editorial/articles/{id}/revisions")
@Tag(
        name = "Revisions",
        description = "Every version of an article is a revision that can be read, compared and restored.")
class RevisionController {

    private static final String A_VERSION = "A version of the article.";

    private final Articles articles;
    private final Revisions revisions;
    private final Restoring restoring;
    private final NamedPictures pictures;
    private final RenderSlots slots;

    RevisionController(
            Articles articles, Revisions revisions, Restoring restoring, NamedPictures pictures, RenderSlots slots) {
        this.articles = articles;
        this.revisions = revisions;
        this.restoring = restoring;
        this.pictures = pictures;
        this.slots = slots;
    }

    @GetMapping
    @Operation(summary = "List the versions of an article, latest first, with who made each and by which step")
    Page<RevisionView.Item> list(
            @PathVariable String id,
            @Parameter(description = "The 'next' of the previous page.") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "1 to 100 items.") @RequestParam(defaultValue = Limit.DEFAULT) int limit,
            Caller caller) {
        long below = Cursor.belowVersion(cursor);
        int wanted = Limit.checked(limit);
        var found = revisions.below(readable(id, caller), below, wanted + 1);
        var items = found.stream().limit(wanted).map(RevisionView.Item::of).toList();
        return new Page<>(
                items, found.size() > wanted ? Long.toString(items.getLast().version()) : null);
    }

    @GetMapping("/{version}")
    @Operation(summary = "Read an article as it was in one version")
    RevisionView read(
            @PathVariable String id,
            @Parameter(description = A_VERSION, example = "1") @PathVariable long version,
            Caller caller) {
        var found = revisions.read(readable(id, caller), version);
        var shown = pictures.of(found.content());
        return slots.run(budget -> RevisionView.of(
                found,
                Markdown.render(found.content().markdown(), shown, budget).html()));
    }

    @GetMapping("/{from}/diff/{to}")
    @Operation(summary = "Compare two versions word by word; lists only the fields that differ")
    RevisionDiff compare(
            @PathVariable String id,
            @Parameter(description = A_VERSION, example = "1") @PathVariable long from,
            @Parameter(description = A_VERSION, example = "2") @PathVariable long to,
            Caller caller) {
        var article = readable(id, caller);
        var before = revisions.read(article, from);
        var after = revisions.read(article, to);
        return slots.run(_ -> RevisionDiff.of(before, after));
    }

    @PostMapping("/{version}/restore")
    @Operation(
            summary = "Save the content of an earlier version as the next version",
            description =
                    "By the rules of any save: the same roles and states, and a correction where the article is published, "
                            + "which notifies nobody.")
    ResponseEntity<ArticleView> restore(
            @PathVariable String id,
            @Parameter(description = A_VERSION, example = "1") @PathVariable long version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var request = new TransitionRequest(Step.RESTORE, version, ifMatch, key, caller);
        return ArticleView.answer(restoring.restore(id, version, request));
    }

    private Article readable(String id, Caller caller) {
        var article = articles.get(id);
        ArticlePermissions.requireMayRead(article, caller);
        return article;
    }
}
