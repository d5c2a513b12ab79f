package io.bantin.gateway.uri;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Repairs percent-encoded text whose bytes are not UTF-8. */
final class Utf8 {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Utf8() {}

    /** Replaces each sequence that is not UTF-8 by U+FFFD. Returns the same object if there is none. */
    static String repaired(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        var out = new StringBuilder(encoded.length());
        var run = new ByteArrayOutputStream();
        boolean changed = false;
        for (int i = 0; i < encoded.length(); ) {
            if (encoded.charAt(i) == '%') {
                run.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 3;
            } else {
                changed |= append(run, out);
                out.append(encoded.charAt(i++));
            }
        }
        changed |= append(run, out);
        return changed ? out.toString() : encoded;
    }

    private static boolean append(ByteArrayOutputStream run, StringBuilder out) {
        if (run.size() == 0) {
            return false;
        }
        byte[] bytes = run.toByteArray();
        run.reset();
        boolean valid = isValid(bytes);
        if (!valid) {
            bytes = new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        }
        for (byte each : bytes) {
            out.append('%').append(HEX.toHexDigits(each));
        }
        return !valid;
    }

    private static boolean isValid(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }
}
