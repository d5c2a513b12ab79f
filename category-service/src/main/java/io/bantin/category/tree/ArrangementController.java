package io.bantin.category.tree;

import io.bantin.kit.etags.Etags;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(CategoryController.PATH)
@Tag(name = "Categories")
class ArrangementController {

    private static final int MAX_IDS = 10_000;

    /**
     * @param parentId a node, since absent must be told from null, so that nobody makes a root by mistake
     * @param position among the new siblings, ascending; by default after the last one
     */
    @Schema(example = """
                    {"parentId": "0kt3v9wq5d001", "position": 2}""")
    record MoveRequest(
            @Schema(
                    types = {"string", "null"},
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "The id of the new parent; null makes the category a root.")
            @Nullable
            JsonNode parentId,

            @Nullable Integer position) {}

    /** @param ids all categories below the parent, in their new order */
    @Schema(example = """
                    {"parentId": "0kt3v9wq5d001", "ids": ["0kt3v9wq5d003", "0kt3v9wq5d002"]}""")
    record ReorderRequest(
            @Nullable String parentId, @Nullable List<@Nullable String> ids) {}

    /** The categories in their new order. */
    record Reordered(List<CategoryView> items) {}

    private final TreeArrangement arrangement;

    ArrangementController(TreeArrangement arrangement) {
        this.arrangement = arrangement;
    }

    @PostMapping("/{id}/move")
    @Operation(summary = "Move a category, with all below it, below another one or to the roots")
    ResponseEntity<CategoryView> move(
            @PathVariable String id,
            @RequestBody MoveRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        JsonNode parentId = request.parentId();
        if (parentId == null || !(parentId.isString() || parentId.isNull())) {
            throw InvalidInput.of("parentId", "must be an id; send null to make the category a root.");
        }
        CategoryView moved = arrangement.move(
                id, parentId.isNull() ? null : parentId.asString(), request.position(), ifMatch, caller);
        return ResponseEntity.ok().eTag(Etags.of(moved.version())).body(moved);
    }

    @PostMapping("/reorder")
    @Operation(summary = "Set the order of all categories below one parent, or of the roots")
    Reordered reorder(
            @RequestBody ReorderRequest request,
            @Parameter(description = "The ETag of GET /api/categories. Required; 412 if a category has changed since.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            Caller caller) {
        return new Reordered(arrangement.reorder(request.parentId(), checked(request.ids()), ifMatch, caller));
    }

    private static List<String> checked(@Nullable List<@Nullable String> ids) {
        if (ids == null || ids.isEmpty() || ids.size() > MAX_IDS) {
            throw InvalidInput.of("ids", "must name every category below the parent, at most %d.".formatted(MAX_IDS));
        }
        var checked = new ArrayList<String>();
        for (String id : ids) {
            if (id == null) {
                throw InvalidInput.of("ids[%d]".formatted(checked.size()), "must be an id.");
            }
            checked.add(id);
        }
        return checked;
    }
}
