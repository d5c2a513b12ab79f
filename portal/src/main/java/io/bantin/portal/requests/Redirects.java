package io.bantin.portal.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Makes the target of a redirect within the site. It keeps the query, which web analytics need. */
public final class Redirects {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Redirects() {}

    /** The path must be percent-encoded and begin with exactly one slash. */
    public static String location(String path, HttpServletRequest request) {
        return location(path, request.getQueryString());
    }

    static String location(String path, @Nullable String query) {
        if (path.startsWith("//") || !path.startsWith("/")) {
            throw new IllegalArgumentException("Not a path of this site");
        }
        return query == null || query.isEmpty() ? path : path + "?" + legal(query);
    }

    /** The query as it was sent, with the characters encoded that no address may contain. */
    private static String legal(String query) {
        StringBuilder legal = new StringBuilder(query.length());
        for (char character : query.toCharArray()) {
            if (character > ' ' && character < 127 && "\"<>[]\\^`{|}".indexOf(character) < 0) {
                legal.append(character);
            } else {
                legal.append('%').append(HEX.toHexDigits((byte) character));
            }
        }
        return legal.toString();
    }
}
