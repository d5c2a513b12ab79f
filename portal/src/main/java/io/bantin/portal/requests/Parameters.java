package io.bantin.portal.requests;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code name=value&…}. Pages have few parameters, whose names consist of letters; any other is ignored, so that it
 * reaches no binder and no log. The container would refuse the whole request for one parameter that it cannot decode.
 */
public final class Parameters {

    private Parameters() {}

    /** The first readable value of this name. */
    public static @Nullable String first(@Nullable String query, String name) {
        if (query == null || !query.contains(name)) {
            return null;
        }
        List<String> values = ofQuery(query).get(name);
        return values == null ? null : values.getFirst();
    }

    /** The parameters of a query: for each name, the first readable value. */
    static Map<String, List<String>> ofQuery(@Nullable String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : query.split("&")) {
                String name = name(pair);
                String value = name == null ? null : decode(value(pair));
                if (name != null && value != null) {
                    parameters.putIfAbsent(name, List.of(value));
                }
            }
        }
        return parameters;
    }

    /** The fields of a form: for each name, all values. Null if no browser would send such a form. */
    static @Nullable Map<String, List<String>> ofForm(byte[] body) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
            String name = name(pair);
            if (name == null) {
                continue;
            }
            String value = decode(value(pair));
            if (value == null) {
                return null;
            }
            parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    private static @Nullable String name(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        boolean isPlain = !name.isEmpty()
                && name.length() <= 32
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
        return isPlain ? name : null;
    }

    private static String value(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? "" : pair.substring(equals + 1);
    }

    private static @Nullable String decode(String encoded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char character = encoded.charAt(at);
            if (character == '%') {
                if (at + 2 >= encoded.length()) {
                    return null;
                }
                int high = Character.digit(encoded.charAt(at + 1), 16);
                int low = Character.digit(encoded.charAt(at + 2), 16);
                if (high < 0 || low < 0) {
                    return null;
                }
                octets.write(high << 4 | low);
                at += 2;
            } else {
                octets.write(character == '+' ? ' ' : character);
            }
        }
        return text(octets.toByteArray(), StandardCharsets.UTF_8);
    }

    private static @Nullable String text(byte[] octets, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
