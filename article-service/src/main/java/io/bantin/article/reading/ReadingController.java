package io.bantin.article.reading;

import io.bantin.article.paging.Cursor;
import io.bantin.article.paging.Limit;
import io.bantin.article.paging.Page;
import io.bantin.kit.etags.Etags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/articles")
@Tag(name = "Reading", description = "Anyone can read published articles.")
class ReadingController {

    private final PublishedArticles articles;

    ReadingController(PublishedArticles articles) {
        this.articles = articles;
    }

    @GetMapping
    @Operation(summary = "List published articles, newest first")
    Page<PublicArticleView.Item> list(
            @Parameter(description = "Id of a category; its subcategories are included.")
                    @RequestParam(required = false)
                    @Nullable
                    String category,
            @RequestParam(required = false) @Nullable String tag,
            @Parameter(description = "The 'next' of the previous page.") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "1 to 100 items.") @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        return articles.list(category, tag, Cursor.parse(cursor), Limit.checked(limit))
                .map(PublicArticleView.Item::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read one published article")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No published article has this id.")
    @ApiResponse(responseCode = "410", description = "The article was withdrawn.")
    ResponseEntity<PublicArticleView> read(@PathVariable String id) {
        var article = articles.get(id);
        return ResponseEntity.ok().eTag(Etags.of(article.version())).body(PublicArticleView.of(article));
    }
}
