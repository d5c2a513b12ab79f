package io.bantin.portal.contentapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The category tree at one time.
 *
 * @param version the number of events heard when the tree was read; negative if it was never read
 */
public record CategoryTree(long version, List<Category> roots, Map<String, List<Category>> paths) {

    static final CategoryTree NEVER_READ = new CategoryTree(-1, List.of(), Map.of());

    static CategoryTree of(long version, List<Category> roots) {
        Map<String, List<Category>> paths = new LinkedHashMap<>();
        collect(roots, List.of(), paths);
        return new CategoryTree(version, List.copyOf(roots), paths);
    }

    /** The ancestors of the category, root first, and the category; empty if it does not exist. */
    public List<Category> pathTo(String id) {
        return paths.getOrDefault(id, List.of());
    }

    public @Nullable Category find(String id) {
        List<Category> path = pathTo(id);
        return path.isEmpty() ? null : path.getLast();
    }

    public boolean wasNeverRead() {
        return version < 0;
    }

    private static void collect(List<Category> level, List<Category> above, Map<String, List<Category>> paths) {
        for (Category category : level) {
            List<Category> path = new ArrayList<>(above);
            path.add(category);
            paths.put(category.id(), List.copyOf(path));
            collect(category.children(), path, paths);
        }
    }
}
