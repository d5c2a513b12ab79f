package io.bantin.notification.subscribers.tokens;

import io.bantin.kit.startup.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The key that signs and checks all tokens. It comes from the configuration or from a file outside the store, so that a copy
 * of the store opens no subscription.
 */
@Component
class TokenKey {

    /** 128 bits in hexadecimal. */
    private static final int MIN_LENGTH = 32;

    /** A random key of 32 hexadecimal digits has about 14 different ones; a typed key usually has fewer. */
    private static final int MIN_DIFFERENT_CHARACTERS = 10;

    private static final String HMAC = "HmacSHA256";

    private final Mac keyed;

    @Autowired
    TokenKey(TokenKeyProperties properties, TokenKeyRecord stored) {
        this(valueOf(properties, stored));
        stored.verify(fingerprint());
    }

    TokenKey(String value) {
        keyed = keyedWith(value);
    }

    byte[] hmac(String text) {
        try {
            // Cloning takes less than half the time of a new instance, and imports compute millions of hashes.
            return ((Mac) keyed.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's own " + HMAC + " can be cloned", e);
        }
    }

    /** Identifies the key without revealing it. */
    String fingerprint() {
        return HexFormat.of().formatHex(hmac("fingerprint"));
    }

    private static String valueOf(TokenKeyProperties properties, TokenKeyRecord stored) {
        if (!properties.secret().isBlank()) {
            return strong(properties.secret());
        }
        if (properties.secretFile().isBlank()) {
            throw new Misconfigured(
                    "The key of the subscribers' links is missing: set SUBSCRIPTIONS_SECRET to at least %d random characters, or SUBSCRIPTIONS_SECRET_FILE to a file that only this service can read."
                            .formatted(MIN_LENGTH));
        }
        return strong(new TokenKeyFile(Path.of(properties.secretFile())).readOrCreate(stored));
    }

    private static String strong(String value) {
        if (value.length() < MIN_LENGTH
                || value.chars().distinct().count() < MIN_DIFFERENT_CHARACTERS
                || value.contains("change-me")) {
            throw new Misconfigured(
                    "SUBSCRIPTIONS_SECRET can be guessed: it must be at least %d random characters (openssl rand -hex 32), because it opens every subscription."
                            .formatted(MIN_LENGTH));
        }
        return value;
    }

    private static Mac keyedWith(String value) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, e);
        }
    }
}
