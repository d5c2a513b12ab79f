package io.bantin.category.tree;

import io.bantin.category.changes.TreeChange.NewPlace;
import io.bantin.kit.etags.Etags;
import io.bantin.kit.outbox.Outbox;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves categories within the tree. */
@Component
class TreeArrangement {

    private final Categories categories;
    private final TreeChanges changes;
    private final CategoryScope scope;

    TreeArrangement(Categories categories, TreeChanges changes) {
        this.categories = categories;
        this.changes = changes;
        this.scope = new CategoryScope(categories);
    }

    /** @param position null for the place after the last sibling */
    CategoryView move(
            String id, @Nullable String parentId, @Nullable Integer position, @Nullable String ifMatch, Caller caller) {
        long expected = Etags.required(ifMatch);
        if (position != null) {
            ValidatedCategory.requirePosition(position);
        }
        changes.change(() -> {
            Category category =
                    categories.find(id).filter(Category::isVisible).orElseThrow(() -> CategoryNotFound.withId(id));
            scope.require(caller, category);
            Etags.match(expected, category.version());
            requireAllowed(category, parentId);
            scope.requireBelow(caller, Objects.equals(parentId, category.parentId()) ? category.id() : parentId);
            Outbox.refuseWhenFull(category.outbox());
            return List.of(new NewPlace(id, parentId, position == null ? afterLast(category, parentId) : position));
        });
        CategoryView moved = categories.get(id);
        if (!Objects.equals(moved.parentId(), parentId) && parentId != null && isGone(parentId)) {
            throw CategoryTreeService.parentIsBeingRemoved();
        }
        return moved;
    }

    /** @param ids all categories below the parent, in their new order */
    List<CategoryView> reorder(@Nullable String parentId, List<String> ids, @Nullable String ifMatch, Caller caller) {
        long expected = Etags.required(ifMatch);
        changes.change(() -> {
            if (parentId != null && isGone(parentId)) {
                throw CategoryTreeService.unknownParent(parentId);
            }
            scope.requireBelow(caller, parentId);
            Etags.match(expected, categories.tree().version());
            List<Category> present = categories.children(parentId).stream()
                    .filter(Category::isVisible)
                    .toList();
            requireSame(ids, present);
            present.forEach(category -> Outbox.refuseWhenFull(category.outbox()));
            Map<String, Integer> positions =
                    present.stream().collect(Collectors.toMap(Category::id, Category::position));
            return IntStream.range(0, ids.size())
                    .mapToObj(place -> new NewPlace(ids.get(place), parentId, place + 1))
                    .filter(place -> place.position() != positions.getOrDefault(place.id(), 0))
                    .toList();
        });
        Map<String, CategoryView> placed = categories.children(parentId).stream()
                .map(CategoryView::of)
                .collect(Collectors.toMap(CategoryView::id, category -> category));
        return ids.stream().map(placed::get).filter(Objects::nonNull).toList();
    }

    private void requireAllowed(Category category, @Nullable String parentId) {
        if (parentId == null) {
            return;
        }
        if (isGone(parentId)) {
            throw CategoryTreeService.unknownParent(parentId);
        }
        List<String> path = categories.path(parentId);
        if (path.contains(category.id())) {
            throw InvalidInput.of(
                    "parentId",
                    parentId.equals(category.id())
                            ? "is the category itself; choose another."
                            : "is below '%s' itself; a category cannot be moved below one of its own."
                                    .formatted(category.name()));
        }
        if (path.size() + categories.height(category.id()) > Category.MAX_DEPTH) {
            throw InvalidInput.of(
                    "parentId", "is too deep: the tree has at most %d levels.".formatted(Category.MAX_DEPTH));
        }
    }

    private static void requireSame(List<String> ids, List<Category> present) {
        Collection<String> missing =
                new HashSet<>(present.stream().map(Category::id).toList());
        var unknown = new ArrayList<String>();
        for (String id : ids) {
            if (!missing.remove(id)) {
                unknown.add(id);
            }
        }
        if (!unknown.isEmpty()) {
            throw InvalidInput.of(
                    "ids[%d]".formatted(ids.lastIndexOf(unknown.getFirst())),
                    "is no category below this parent, or is named twice: '%s'.".formatted(unknown.getFirst()));
        }
        present.stream()
                .filter(category -> missing.contains(category.id()))
                .findFirst()
                .ifPresent(category -> {
                    throw InvalidInput.of(
                            "ids",
                            "must name every category below this parent; '%s' is missing.".formatted(category.name()));
                });
    }

    private int afterLast(Category category, @Nullable String parentId) {
        return 1
                + categories.children(parentId).stream()
                        .filter(sibling -> !sibling.id().equals(category.id()))
                        .mapToInt(Category::position)
                        .max()
                        .orElse(0);
    }

    private boolean isGone(String id) {
        return categories.find(id).filter(Category::isVisible).isEmpty();
    }
}
