package io.bantin.notification.tokens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** The key that only this service knows, from the configuration or, where that has none, from the store. */
@Component
class Secret {

    private static final String ID = "subscriptions";
    private static final String HMAC = "HmacSHA256";

    private final SubscriptionsProperties properties;
    private final MongoOperations mongo;
    private volatile @Nullable Mac keyed;

    Secret(SubscriptionsProperties properties, MongoOperations mongo) {
        this.properties = properties;
        this.mongo = mongo;
    }

    byte[] hmac(String text) {
        try {
            // A copy for each call: one takes less than half of the time that a new one does, and imports make
            // millions.
            Mac mac = (Mac) keyed().clone();
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | CloneNotSupportedException e) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, e);
        }
    }

    private Mac keyed() throws GeneralSecurityException {
        Mac known = keyed;
        if (known == null) {
            String secret = properties.secret().isBlank() ? stored() : properties.secret();
            known = Mac.getInstance(HMAC);
            known.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            keyed = known;
        }
        return known;
    }

    /** Of two instances that start at once, one inserts, and both read what it inserted. */
    private String stored() {
        KeptSecret kept = mongo.findById(ID, KeptSecret.class);
        if (kept != null) {
            return kept.value();
        }
        try {
            return mongo.insert(new KeptSecret(ID, random())).value();
        } catch (DuplicateKeyException anotherWasFaster) {
            return stored();
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Document("secrets")
    record KeptSecret(@Id String id, String value) {}
}
