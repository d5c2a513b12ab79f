package io.bantin.gateway.cache;

import io.bantin.kit.negotiation.PageLanguage;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address and the variant of a page. The portal gets these and nothing else of the request, so no header and no odd query
 * can change a page that other readers get.
 *
 * @param cursor the position in the list of a category; empty for its start and for other pages
 */
record PageKey(String path, String cursor, Locale language, AcceptedCoding coding) {

    private static final String CATEGORY = "/c/";
    private static final String ARTICLE_END = ".html";
    private static final String CURSOR = "cursor=";

    /** The second one is that of TLS. */
    private static final Set<String> SIGN_IN_COOKIES = Set.of("bantin", "__Host-bantin");

    private static final int MAX_CURSOR_LENGTH = 200;

    /** The key of a request for a page; null for a request that must go to the portal as it is. */
    static @Nullable PageKey of(HttpMethod method, String target, HttpHeaders headers) {
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return null;
        }
        int question = target.indexOf('?');
        var path = question < 0 ? target : target.substring(0, question);
        boolean category = path.startsWith(CATEGORY);
        if (!category && !path.equals("/") && !(path.endsWith(ARTICLE_END) && path.indexOf('/', 1) < 0)) {
            return null;
        }
        var cursor = category && question >= 0 ? cursor(target, question + 1) : "";
        if (cursor == null || headers.contains(HttpHeaderNames.AUTHORIZATION) || isSignedIn(headers)) {
            return null;
        }
        var languages = headers.getAll(HttpHeaderNames.ACCEPT_LANGUAGE);
        return new PageKey(
                path,
                cursor,
                PageLanguage.best(Collections.enumeration(languages)),
                AcceptedCoding.of(headers.get(HttpHeaderNames.ACCEPT_ENCODING)));
    }

    /** The address at the portal. */
    String target() {
        return cursor.isEmpty() ? path : path + "?" + CURSOR + cursor;
    }

    /** The same page in all languages and codings. */
    List<PageKey> variants() {
        var all = new ArrayList<PageKey>();
        for (var variant : PageLanguage.ALL) {
            for (var accepted : AcceptedCoding.values()) {
                all.add(new PageKey(path, cursor, variant, accepted));
            }
        }
        return all;
    }

    /** The first cursor, which is the one that counts for the portal; null if the two might read it differently. */
    private static @Nullable String cursor(String target, int queryStart) {
        for (int start = queryStart; start <= target.length(); ) {
            int ampersand = target.indexOf('&', start);
            int end = ampersand < 0 ? target.length() : ampersand;
            if (target.startsWith(CURSOR, start)) {
                var value = target.substring(start + CURSOR.length(), end);
                return value.length() <= MAX_CURSOR_LENGTH && value.chars().allMatch(PageKey::isPlain) ? value : null;
            }
            start = end + 1;
        }
        return "";
    }

    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /** The pages of whoever is signed in may be personal. */
    private static boolean isSignedIn(HttpHeaders headers) {
        for (var cookies : headers.getAll(HttpHeaderNames.COOKIE)) {
            for (var cookie : cookies.split(";")) {
                if (SIGN_IN_COOKIES.contains(cookie.split("=", 2)[0].strip())) {
                    return true;
                }
            }
        }
        return false;
    }
}
