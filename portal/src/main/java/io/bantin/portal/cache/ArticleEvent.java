package io.bantin.portal.cache;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of an article event that the portal reads: the categories that list the article. */
record ArticleEvent(@Nullable List<List<String>> categoryPaths) {

    List<PageDependency> lists() {
        return categoryPaths == null
                ? List.of()
                : categoryPaths.stream()
                        .flatMap(List::stream)
                        .distinct()
                        .map(PageDependency::category)
                        .toList();
    }
}
