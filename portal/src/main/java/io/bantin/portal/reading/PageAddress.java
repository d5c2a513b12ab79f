package io.bantin.portal.reading;

import io.bantin.portal.cache.PageKey;
import io.bantin.portal.requests.Parameters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses the address of a page. Only the id counts, not the slug; of the query, only the cursor of a category. */
final class PageAddress {

    private static final String CATEGORY = "/c/";
    private static final String ARTICLE_END = ".html";
    private static final int ID_LENGTH = 13;

    /** Far longer than any cursor of the API. The cursor is part of the cache key, so it must stay small. */
    private static final int MAX_CURSOR_LENGTH = 200;

    private PageAddress() {}

    /** The key of the page; null for an address of another kind. */
    static @Nullable PageKey key(String path, @Nullable String query, Locale language) {
        if (path.equals("/")) {
            return new PageKey.Home(language);
        }
        if (path.startsWith(CATEGORY)) {
            String id = id(path, CATEGORY.length(), path.length());
            return id == null ? null : new PageKey.Category(id, cursor(query), language);
        }
        if (path.endsWith(ARTICLE_END)) {
            String id = id(path, 1, path.length() - ARTICLE_END.length());
            return id == null ? null : new PageKey.Article(id, language);
        }
        return null;
    }

    private static String cursor(@Nullable String query) {
        String cursor = Parameters.first(query, "cursor");
        boolean isPlain = cursor != null
                && cursor.length() <= MAX_CURSOR_LENGTH
                && cursor.chars().allMatch(c -> c > ' ' && c < 127);
        return cursor != null && isPlain ? cursor : "";
    }

    /** The id is the last 13 characters, alone or after a hyphen. */
    private static @Nullable String id(String path, int from, int end) {
        int start = end - ID_LENGTH;
        if (start < from || (start > from && path.charAt(start - 1) != '-')) {
            return null;
        }
        for (int at = from; at < end; at++) {
            char character = path.charAt(at);
            boolean isIdCharacter = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
            if (character == '/' || (at >= start && !isIdCharacter)) {
                return null;
            }
        }
        return path.substring(start, end);
    }
}
