package io.bantin.category.placements;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that this service reads of the events of articles. */
record ArticleEvent(@Nullable List<List<String>> categoryPaths) {

    static final Set<String> PUBLIC = Set.of("article-published", "article-revised");
    static final String WITHDRAWN = "article-withdrawn";

    /** The categories that the article stands in itself, without those above them. */
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
