package io.bantin.article.finding;

import io.bantin.article.editorial.ArticleView;
import io.bantin.article.paging.Cursor;
import io.bantin.article.paging.Limit;
import io.bantin.article.paging.Page;
import io.bantin.article.workflow.ArticleStatus;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Finding", description = "Editors find all articles, reporters their own and those assigned to them.")
class FindingController {

    private final Finding finding;

    FindingController(Finding finding) {
        this.finding = finding;
    }

    @GetMapping("/api/editorial/articles")
    @Operation(summary = "List articles of every status, latest change first")
    Page<ArticleView.Item> list(
            @Parameter(description = "Articles of this status.") @RequestParam(required = false) @Nullable
                    ArticleStatus status,
            @Parameter(description = "Id of a category; its subcategories are included.")
                    @RequestParam(required = false)
                    @Nullable
                    String category,
            @Parameter(description = "An account, or 'me'.") @RequestParam(required = false) @Nullable String author,
            @Parameter(description = "An account, or 'me': the articles assigned to it.")
                    @RequestParam(required = false)
                    @Nullable
                    String assignee,
            @Parameter(
                            description =
                                    "Words that occur in title, lead, tags, byline or source, in any order, with or "
                                            + "without tone marks.")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "The 'next' of the previous page.") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "1 to 100 items.") @RequestParam(defaultValue = Limit.DEFAULT) int limit,
            Caller caller) {
        var wanted = Wanted.of(status, category, author, assignee, q, caller);
        return finding.find(wanted, Cursor.parse(cursor), Limit.checked(limit)).map(ArticleView.Item::of);
    }
}
