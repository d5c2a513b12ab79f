package io.bantin.article.reviewing;

import io.bantin.article.editorial.Articles;
import io.bantin.article.paging.Cursor;
import io.bantin.article.paging.Limit;
import io.bantin.article.paging.Page;
import io.bantin.article.permissions.ArticlePermissions;
import io.bantin.article.workflow.ArticleStatus;
import io.bantin.article.workflow.HistoryEntry;
import io.bantin.article.workflow.Step;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Review")
class HistoryController {

    private final Articles articles;

    HistoryController(Articles articles) {
        this.articles = articles;
    }

    /** One step of the history as editors see it. */
    record Entry(
            Instant at,
            String by,

            @Schema(type = "string", example = "request-changes")
            Step step,

            @Schema(description = "The status before; null for the first version.") @Nullable
            ArticleStatus from,

            ArticleStatus to,
            long version,
            @Nullable String reason) {

        static Entry of(HistoryEntry entry) {
            return new Entry(
                    entry.at(), entry.by(), entry.step(), entry.from(), entry.to(), entry.version(), entry.reason());
        }
    }

    @GetMapping("/api/editorial/articles/{id}/history")
    @Operation(summary = "List who did what when and why, latest first; entries are never changed or removed")
    Page<Entry> history(
            @PathVariable String id,
            @Parameter(description = "The 'next' of the previous page.") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "1 to 100 items.") @RequestParam(defaultValue = Limit.DEFAULT) int limit,
            Caller caller) {
        long below = Cursor.belowVersion(cursor);
        int wanted = Limit.checked(limit);
        var article = articles.get(id);
        ArticlePermissions.requireMayRead(article, caller);
        var found = articles.history(article).stream()
                .filter(entry -> entry.version() < below)
                .limit(wanted + 1L)
                .toList();
        var items = found.stream().limit(wanted).map(Entry::of).toList();
        return new Page<>(
                items, found.size() > wanted ? Long.toString(items.getLast().version()) : null);
    }
}
