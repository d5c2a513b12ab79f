package io.bantin.portal.reading;

import io.bantin.portal.cache.PageKey;

/** The URL patterns of the pages, for the handler mapping and the metrics. */
final class PagePathPatterns {

    static final String HOME = "/";
    static final String CATEGORY = "/c/{address}";
    static final String ARTICLE = "/{address:.+}.html";

    private PagePathPatterns() {}

    static String pattern(PageKey key) {
        return switch (key) {
            case PageKey.Home _ -> HOME;
            case PageKey.Category _ -> CATEGORY;
            case PageKey.Article _ -> ARTICLE;
        };
    }
}
