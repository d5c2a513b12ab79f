package io.bantin.category.reading;

import io.bantin.category.placements.ArticleCounts;
import io.bantin.category.tree.Categories;
import io.bantin.category.tree.CategoryView;
import io.bantin.kit.etags.Etags;
import io.bantin.kit.negotiation.AcceptEncoding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
@Tag(name = "Category tree", description = "Anyone can read the tree.")
class TreeController {

    private final TreeCache tree;
    private final Categories categories;
    private final ArticleCounts counts;

    TreeController(TreeCache tree, Categories categories, ArticleCounts counts) {
        this.tree = tree;
        this.categories = categories;
        this.counts = counts;
    }

    /** The number of published articles in each category that has some, without its subcategories. */
    record Counts(List<ArticleCounts.InCategory> items) {}

    @GetMapping("/api/categories")
    @Operation(
            summary = "Read the whole tree: the roots, each with its children",
            description =
                    "The ETag changes with every change of a category; a change of the order must send it in If-Match.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = CategoryTreeView.class))))
    @ApiResponse(responseCode = "304", description = "The caller's copy, named in If-None-Match, is the present one.")
    @Nullable
    ResponseEntity<byte[]> tree(
            @Schema(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String codings,
            @Schema(hidden = true) WebRequest request) {
        var present = tree.present();
        if (request.checkNotModified(present.etag())) {
            return null;
        }
        boolean compressed = AcceptEncoding.quality(codings, "gzip") > 0;
        var answer = ResponseEntity.ok()
                .eTag(present.etag())
                .contentType(MediaType.APPLICATION_JSON)
                .varyBy(HttpHeaders.ACCEPT_ENCODING);
        return compressed
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(present.gzip())
                : answer.body(present.json());
    }

    @GetMapping("/api/categories/{id}")
    @Operation(summary = "Read one category; a change must send its ETag in If-Match")
    ResponseEntity<CategoryView> read(@PathVariable String id) {
        var category = categories.get(id);
        return ResponseEntity.ok().eTag(Etags.of(category.version())).body(category);
    }

    @GetMapping("/api/editorial/categories/counts")
    @Operation(summary = "Count the published articles of each category, without its subcategories")
    Counts counts() {
        return new Counts(counts.all());
    }
}
