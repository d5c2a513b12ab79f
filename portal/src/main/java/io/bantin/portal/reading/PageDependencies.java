package io.bantin.portal.reading;

import io.bantin.portal.cache.PageDependency;
import io.bantin.portal.contentapi.Article;
import io.bantin.portal.contentapi.CategoryTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The versions of the subjects that a page shows, collected while it is rendered. */
final class PageDependencies {

    private final Map<PageDependency, Long> versions = new HashMap<>();

    static PageDependencies of(CategoryTree tree) {
        return new PageDependencies().with(PageDependency.CATEGORIES, tree.version());
    }

    PageDependencies with(PageDependency subject, long version) {
        versions.put(subject, version);
        return this;
    }

    /** Adds the articles of a list; for an article shown twice, the older version counts. */
    PageDependencies with(List<Article> articles) {
        for (Article article : articles) {
            versions.merge(PageDependency.article(article.id()), article.version(), Math::min);
        }
        return this;
    }

    Map<PageDependency, Long> versions() {
        return versions;
    }
}
