package io.bantin.portal.cache;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import io.bantin.kit.negotiation.AcceptEncoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        double gzip = AcceptEncoding.quality(acceptEncoding, GZIP.token);
        double brotli = HAS_BROTLI ? AcceptEncoding.quality(acceptEncoding, BROTLI.token) : 0;
        if (brotli > 0 && brotli >= gzip) {
            return BROTLI;
        }
        return gzip > 0 ? GZIP : IDENTITY;
    }

    private static final class Gzip extends GZIPOutputStream {

        Gzip(ByteArrayOutputStream compressed) throws IOException {
            super(compressed, 8192);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
