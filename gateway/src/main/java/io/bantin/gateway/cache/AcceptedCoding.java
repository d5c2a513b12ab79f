package io.bantin.gateway.cache;

import io.bantin.kit.negotiation.AcceptEncoding;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The codings that a request accepts, as far as the portal has them: three cases, so that a page is stored three times at most. */
enum AcceptedCoding {
    /** Brotli by choice, and gzip, since a portal may lack Brotli. */
    BROTLI("br, gzip", Set.of("br", "gzip", "")),
    GZIP("gzip", Set.of("gzip", "")),
    IDENTITY("identity", Set.of(""));

    private final String header;
    private final Set<String> answers;

    AcceptedCoding(String header, Set<String> answers) {
        this.header = header;
        this.answers = answers;
    }

    static AcceptedCoding of(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        double gzip = AcceptEncoding.quality(acceptEncoding, "gzip");
        if (gzip <= 0) {
            return IDENTITY;
        }
        return AcceptEncoding.quality(acceptEncoding, "br") >= gzip ? BROTLI : GZIP;
    }

    /** The {@code Accept-Encoding} that the portal gets. */
    String header() {
        return header;
    }

    boolean includes(@Nullable String contentEncoding) {
        return answers.contains(contentEncoding == null ? "" : contentEncoding);
    }
}
