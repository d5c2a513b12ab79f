package io.bantin.portal.reading;

import io.bantin.portal.freshness.Page;
import io.bantin.portal.freshness.PageKey;
import io.bantin.portal.freshness.PageRenderer;
import org.springframework.stereotype.Component;

/** Renders whichever page is asked for. */
@Component
class NewsPages implements PageRenderer {

    private final HomePage home;
    private final CategoryPage category;
    private final ArticlePage article;

    NewsPages(HomePage home, CategoryPage category, ArticlePage article) {
        this.home = home;
        this.category = category;
        this.article = article;
    }

    @Override
    public Page render(PageKey key) {
        return switch (key) {
            case PageKey.Home page -> home.render(page);
            case PageKey.Category page -> category.render(page);
            case PageKey.Article page -> article.render(page);
        };
    }
}
