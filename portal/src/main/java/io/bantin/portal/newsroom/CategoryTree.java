package io.bantin.portal.newsroom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The categories as they were at some time.
 *
 * @param version the number of events heard when they were asked for; negative when they were never answered
 */
public record CategoryTree(long version, List<Category> roots, Map<String, List<Category>> paths) {

    static final CategoryTree NEVER_READ = new CategoryTree(-1, List.of(), Map.of());

    static CategoryTree of(long version, List<Category> roots) {
        Map<String, List<Category>> paths = new LinkedHashMap<>();
        collect(roots, List.of(), paths);
        return new CategoryTree(version, List.copyOf(roots), paths);
    }

    /** The category with its ancestors before it, root first; empty for one that is not there. */
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
