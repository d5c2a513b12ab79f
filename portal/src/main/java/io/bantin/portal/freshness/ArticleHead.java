package io.bantin.portal.freshness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the portal reads of an article's event: under which categories it is listed. */
record ArticleHead(@Nullable List<List<String>> categoryPaths) {

    List<Subject> lists() {
        return categoryPaths == null
                ? List.of()
                : categoryPaths.stream()
                        .flatMap(List::stream)
                        .distinct()
                        .map(Subject::category)
                        .toList();
    }
}
