package io.bantin.portal.cache;

import java.util.Locale;

/** The key of a cached page: a page in one language of the site. */
public sealed interface PageKey {

    Locale language();

    /** The main subject of the page. */
    PageDependency subject();

    record Home(Locale language) implements PageKey {
        @Override
        public PageDependency subject() {
            return PageDependency.HOME;
        }
    }

    /** One page of a category's list; an empty cursor means the newest articles. */
    record Category(String id, String cursor, Locale language) implements PageKey {

        public Category newest() {
            return new Category(id, "", language);
        }

        @Override
        public PageDependency subject() {
            return PageDependency.category(id);
        }
    }

    record Article(String id, Locale language) implements PageKey {
        @Override
        public PageDependency subject() {
            return PageDependency.article(id);
        }
    }
}
