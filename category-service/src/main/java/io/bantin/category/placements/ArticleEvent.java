package io.bantin.category.placements;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of article events that this service reads. */
record ArticleEvent(@Nullable List<List<String>> categoryPaths) {

    static final Set<String> PUBLIC = Set.of("article-published", "article-revised");
    static final String WITHDRAWN = "article-withdrawn";

    /** The article's own categories, without their ancestors. */
    List<String> categoryIds() {
        return categoryPaths == null
                ? List.of()
                : categoryPaths.stream()
                        .filter(path -> !path.isEmpty())
                        .map(List::getLast)
                        .distinct()
                        .toList();
    }
}
