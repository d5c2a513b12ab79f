package io.bantin.category.reading;

import io.bantin.category.tree.CategoryView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A category with all categories below it, in the order that the newsroom has set. */
record CategoryTreeView(
        String id,
        long version,
        String name,
        String slug,
        @Nullable String description,
        @Nullable String parentId,
        int position,
        List<CategoryTreeView> children) {

    private static final String ROOT = "";

    /** The roots, each with its whole subtree. */
    static List<CategoryTreeView> tree(List<CategoryView> categories, Comparator<CategoryView> order) {
        Map<String, List<CategoryView>> byParent = categories.stream()
                .collect(Collectors.groupingBy(category -> category.parentId() == null ? ROOT : category.parentId()));
        return below(ROOT, byParent, order);
    }

    private static List<CategoryTreeView> below(
            String parent, Map<String, List<CategoryView>> byParent, Comparator<CategoryView> order) {
        return byParent.getOrDefault(parent, List.of()).stream()
                .sorted(order)
                .map(category -> new CategoryTreeView(
                        category.id(),
                        category.version(),
                        category.name(),
                        category.slug(),
                        category.description(),
                        category.parentId(),
                        category.position(),
                        below(category.id(), byParent, order)))
                .toList();
    }
}
