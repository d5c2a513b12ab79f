package io.bantin.category.tree;

import io.bantin.kit.etags.Etags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/categories")
@Tag(name = "Category tree", description = "Anyone can read the tree.")
class TreeController {

    private final Categories categories;
    private final CategoryTreeService service;
    private final Comparator<Category> order = SiblingOrder.inOrder();

    TreeController(Categories categories, CategoryTreeService service) {
        this.categories = categories;
        this.service = service;
    }

    @GetMapping
    @Operation(summary = "Read the whole tree: the roots, each with its children")
    List<CategoryTreeView> tree() {
        return CategoryTreeView.tree(categories.visible(), order);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read one category; a change must send its ETag in If-Match")
    ResponseEntity<CategoryView> read(@PathVariable String id) {
        Category category = service.get(id);
        return ResponseEntity.ok().eTag(Etags.of(category.version())).body(CategoryView.of(category));
    }
}
