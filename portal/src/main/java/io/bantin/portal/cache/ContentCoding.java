package io.bantin.portal.cache;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The compression of a page in a response (RFC 9110, 8.4.1). */
public enum ContentCoding {
    BROTLI("br") {
        @Override
        byte[] encode(byte[] plain) {
            try {
                return Encoder.compress(plain, BROTLI_PARAMETERS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    GZIP("gzip") {
        @Override
        byte[] encode(byte[] plain) {
            var compressed = new ByteArrayOutputStream(plain.length / 2);
            try (var gzip = new Gzip(compressed)) {
                gzip.write(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return compressed.toByteArray();
        }
    },
    IDENTITY("identity") {
        @Override
        byte[] encode(byte[] plain) {
            return plain;
        }
    };

    /** The library needs native code, which it has for some platforms only. */
    static final boolean HAS_BROTLI = Brotli4jLoader.isAvailable();

    /** Each event compresses a page again. Quality 11 would take ten times as long to save another 5 %. */
    private static final Encoder.Parameters BROTLI_PARAMETERS = new Encoder.Parameters().setQuality(6);

    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    /** The name in {@code Content-Encoding}. */
    public String token() {
        return token;
    }

    abstract byte[] encode(byte[] plain);

    /** The best available coding for an {@code Accept-Encoding}; never fails. */
    public static ContentCoding preferred(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        double wildcard = quality(acceptEncoding, "*");
        double gzip = orElse(quality(acceptEncoding, GZIP.token), wildcard);
        double brotli = HAS_BROTLI ? orElse(quality(acceptEncoding, BROTLI.token), wildcard) : 0;
        if (brotli > 0 && brotli >= gzip) {
            return BROTLI;
        }
        return gzip > 0 ? GZIP : IDENTITY;
    }

    private static double orElse(double quality, double wildcard) {
        return quality >= 0 ? quality : Math.max(0, wildcard);
    }

    /** Between 0 and 1; -1 if the header does not name the coding. */
    private static double quality(String header, String token) {
        for (int start = 0; start <= header.length(); ) {
            int comma = header.indexOf(',', start);
            int end = comma < 0 ? header.length() : comma;
            int semicolon = header.indexOf(';', start);
            int nameEnd = semicolon < 0 || semicolon > end ? end : semicolon;
            int from = start;
            while (from < nameEnd && isSpace(header.charAt(from))) {
                from++;
            }
            int to = nameEnd;
            while (to > from && isSpace(header.charAt(to - 1))) {
                to--;
            }
            if (to - from == token.length() && header.regionMatches(true, from, token, 0, token.length())) {
                return nameEnd == end ? 1 : weight(header.substring(nameEnd + 1, end));
            }
            start = end + 1;
        }
        return -1;
    }

    private static double weight(String parameter) {
        String weight = parameter.replace(" ", "").replace("\t", "").toLowerCase(Locale.ROOT);
        return switch (weight) {
            case "q=1", "q=1.0", "q=1.00", "q=1.000" -> 1;
            case String fraction
            when fraction.matches("q=0(\\.\\d{0,3})?") -> Double.parseDouble(fraction.substring(2));
            default -> 0; // unreadable: the client can always read an uncompressed page
        };
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t';
    }

    private static final class Gzip extends GZIPOutputStream {

        Gzip(ByteArrayOutputStream compressed) throws IOException {
            super(compressed, 8192);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
