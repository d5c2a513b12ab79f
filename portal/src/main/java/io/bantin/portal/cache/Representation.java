package io.bantin.portal.cache;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The bytes of a page in one coding, with a strong entity tag: the same tag means the same bytes. */
public record Representation(ContentCoding coding, byte[] bytes, String etag) {

    /** In every coding that a library is available for; uncompressed last. */
    static List<Representation> of(byte[] plain) {
        String hash = hash(plain);
        List<Representation> all = new ArrayList<>();
        for (ContentCoding coding : ContentCoding.values()) {
            if (coding != ContentCoding.BROTLI || ContentCoding.HAS_BROTLI) {
                String suffix = coding == ContentCoding.IDENTITY ? "" : "-" + coding.token();
                all.add(new Representation(coding, coding.encode(plain), '"' + hash + suffix + '"'));
            }
        }
        return List.copyOf(all);
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
