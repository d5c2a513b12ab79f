package io.bantin.portal.freshness;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A rendered page: its present path, its bytes, and the version of every subject that it was made of.
 *
 * @param status 200, 404 or 410
 */
public record Page(int status, String path, byte[] html, String etag, Map<Subject, Long> madeOf) {

    public static Page of(int status, String path, String html, Map<Subject, Long> madeOf) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        return new Page(status, path, bytes, etag(bytes), Map.copyOf(madeOf));
    }

    boolean isMissing() {
        return status == 404;
    }

    boolean isGone() {
        return status == 410;
    }

    /** Roughly what the page takes in memory. */
    int weight() {
        return html.length + 200 + 100 * madeOf.size();
    }

    /** Weak, so that the server may compress the page on its way. */
    private static String etag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "W/\"" + HexFormat.of().formatHex(hash, 0, 8) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
