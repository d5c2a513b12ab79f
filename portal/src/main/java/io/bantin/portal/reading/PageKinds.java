package io.bantin.portal.reading;

import io.bantin.portal.freshness.PageKey;

/** The addresses of each kind of page, as the handler mapping and the metrics name them. */
final class PageKinds {

    static final String HOME = "/";
    static final String CATEGORY = "/c/{address}";
    static final String ARTICLE = "/{address:.+}.html";

    private PageKinds() {}

    static String pattern(PageKey key) {
        return switch (key) {
            case PageKey.Home _ -> HOME;
            case PageKey.Category _ -> CATEGORY;
            case PageKey.Article _ -> ARTICLE;
        };
    }
}
