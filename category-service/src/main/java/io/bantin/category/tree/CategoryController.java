package io.bantin.category.tree;

import io.bantin.kit.etags.Etags;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(CategoryController.PATH)
@Tag(name = "Categories", description = "Publishers edit the tree.")
class CategoryController {

    static final String PATH = "/api/editorial/categories";

    /**
     * @param slug by default made from the name
     * @param position among the siblings, ascending; by default after the last sibling, or unchanged
     */
    @Schema(example = """
                    {"name": "Dân vận khéo", "description": "Gương sáng.", "parentId": "0kt3v9wq5d001", "position": 4}""")
    record CategoryRequest(
            @Nullable String name,
            @Nullable String slug,
            @Nullable String description,
            @Nullable String parentId,
            @Nullable Integer position) {}

    private final CategoryTreeService service;

    CategoryController(CategoryTreeService service) {
        this.service = service;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create a category, below another one or as a root")
    ResponseEntity<CategoryView> create(
            @RequestBody CategoryRequest request,
            @Parameter(description = "A request that repeats the key and the body creates no second category.")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            Caller caller) {
        Category created = service.create(request, key, caller);
        return ResponseEntity.created(URI.create("/api/categories/" + created.id()))
                .eTag(Etags.of(created.version()))
                .body(CategoryView.of(created));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a category's name, slug, description or position among its siblings")
    ResponseEntity<CategoryView> rename(
            @PathVariable String id,
            @RequestBody CategoryRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        Category renamed = service.rename(id, request, ifMatch, caller);
        return ResponseEntity.ok().eTag(Etags.of(renamed.version())).body(CategoryView.of(renamed));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a category that has neither children nor published articles")
    void remove(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        service.remove(id, ifMatch, caller);
    }
}
