package io.bantin.portal.cache;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A rendered page: its canonical path, its bytes in every coding, and the version of every subject that it shows.
 *
 * @param status 200, 404 or 410
 */
public record RenderedPage(
        int status, String path, List<Representation> representations, Map<PageDependency, Long> dependencies) {

    public static RenderedPage of(int status, String path, String html, Map<PageDependency, Long> dependencies) {
        byte[] plain = html.getBytes(StandardCharsets.UTF_8);
        return new RenderedPage(status, path, Representation.of(plain), Map.copyOf(dependencies));
    }

    /** The page in this coding, or uncompressed if it is not available in it. */
    public Representation in(ContentCoding coding) {
        for (Representation representation : representations) {
            if (representation.coding() == coding) {
                return representation;
            }
        }
        return representations.getLast();
    }

    byte[] html() {
        return in(ContentCoding.IDENTITY).bytes();
    }

    boolean isMissing() {
        return status == 404;
    }

    boolean isGone() {
        return status == 410;
    }

    /** The approximate size in memory, in all codings together. */
    int weight() {
        int bytes = 300 + 100 * dependencies.size();
        for (Representation representation : representations) {
            bytes += representation.bytes().length + 150;
        }
        return bytes;
    }
}
