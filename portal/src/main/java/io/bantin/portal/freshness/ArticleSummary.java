package io.bantin.portal.freshness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the portal reads of an article's event: under which categories it is listed. */
record ArticleSummary(@Nullable List<List<String>> categoryPaths) {

    List<PageSubject> lists() {
        return categoryPaths == null
                ? List.of()
                : categoryPaths.stream()
                        .flatMap(List::stream)
                        .distinct()
                        .map(PageSubject::category)
                        .toList();
    }
}
