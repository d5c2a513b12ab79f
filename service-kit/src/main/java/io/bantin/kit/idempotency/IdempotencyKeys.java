package io.bantin.kit.idempotency;

import io.bantin.kit.events.EventJson;
import io.bantin.kit.problems.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the form of keys and hashes request bodies, for creates and transitions. */
final class IdempotencyKeys {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private IdempotencyKeys() {}

    static String checked(String key) {
        if (!FORM.matcher(key).matches()) {
            throw InvalidInput.of("Idempotency-Key", "must be 1 to 255 visible ASCII characters without spaces.");
        }
        return key;
    }

    static String hash(@Nullable Object body) {
        return sha256(body == null ? "" : EventJson.write(body));
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
