package io.bantin.portal.reading;

import io.bantin.portal.freshness.Subject;
import io.bantin.portal.newsroom.Article;
import io.bantin.portal.newsroom.CategoryTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a page was made of, gathered while it is rendered. */
final class Ingredients {

    private final Map<Subject, Long> versions = new HashMap<>();

    static Ingredients of(CategoryTree tree) {
        return new Ingredients().with(Subject.CATEGORIES, tree.version());
    }

    Ingredients with(Subject subject, long version) {
        versions.put(subject, version);
        return this;
    }

    /** Articles that a list shows; of one shown twice, the older counts. */
    Ingredients with(List<Article> articles) {
        for (Article article : articles) {
            versions.merge(Subject.article(article.id()), article.version(), Math::min);
        }
        return this;
    }

    Map<Subject, Long> versions() {
        return versions;
    }
}
