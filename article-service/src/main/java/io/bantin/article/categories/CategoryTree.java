package io.bantin.article.categories;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A snapshot of the category tree. */
final class CategoryTree {

    private final Map<String, Category> byId;
    private final Map<String, List<Category>> children;

    CategoryTree(Collection<Category> categories) {
        byId = new HashMap<>(categories.stream().collect(Collectors.toMap(Category::id, category -> category)));
        children = categories.stream()
                .filter(category -> category.parentId() != null)
                .collect(Collectors.groupingBy(category -> String.valueOf(category.parentId())));
    }

    Optional<Category> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether these categories and all above them are known: a parent's event can arrive after its child's. */
    boolean knows(Collection<String> ids) {
        return ids.stream().allMatch(this::knowsPathTo);
    }

    boolean knowsPathTo(String id) {
        return byId.keySet().containsAll(path(id));
    }

    /** The ids from the root to this category; for an unknown category its id alone. */
    List<String> path(String id) {
        var path = new ArrayDeque<String>();
        // Out-of-order events can show a cycle for a moment.
        for (@Nullable String next = id; next != null && !path.contains(next); next = parentOf(next)) {
            path.addFirst(next);
        }
        return List.copyOf(path);
    }

    /** The category and all categories below it. */
    Set<String> subtree(String id) {
        var found = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            var next = open.removeFirst();
            if (found.add(next)) {
                children.getOrDefault(next, List.of()).forEach(child -> open.addLast(child.id()));
            }
        }
        return Collections.unmodifiableSet(found);
    }

    private @Nullable String parentOf(String id) {
        var category = byId.get(id);
        return category == null ? null : category.parentId();
    }
}
