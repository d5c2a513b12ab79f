package io.bantin.notification.subscribers.tokens;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.kit.startup.Misconfigured;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The fingerprint of the key in the store. An instance with another key refuses to start; otherwise it would send links that no
 * other instance accepts. Before November 2026 the store held the key itself, which moves to the file once.
 */
@Component
class TokenKeyRecord {

    private static final String ID = "subscriptions";

    private final MongoOperations mongo;

    TokenKeyRecord(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The key that an earlier version stored; null if there is none. */
    @Nullable
    String legacyKey() {
        var stored = mongo.findById(ID, StoredKey.class);
        return stored == null ? null : stored.value();
    }

    /** Whether links were signed with a key before: a new key must not replace it. */
    boolean hasFingerprint() {
        var stored = mongo.findById(ID, StoredKey.class);
        return stored != null && stored.fingerprint() != null;
    }

    /** Stores the fingerprint of the first key and refuses any other. Deletes a legacy key, because it is in the file now. */
    void verify(String fingerprint) {
        var stored = mongo.findById(ID, StoredKey.class);
        if (stored == null) {
            try {
                mongo.insert(new StoredKey(ID, null, fingerprint));
            } catch (DuplicateKeyException anotherWasFaster) {
                verify(fingerprint);
            }
            return;
        }
        var legacy = stored.value();
        var known = legacy == null ? stored.fingerprint() : new TokenKey(legacy).fingerprint();
        if (!Objects.equals(known, fingerprint)) {
            throw new Misconfigured(
                    "The key of the subscribers' links has changed, so no link in mails already sent would work: restore SUBSCRIPTIONS_SECRET or its file (docs/operations.md, \"The key of the links\").");
        }
        if (legacy != null) {
            mongo.updateFirst(
                    query(where("_id").is(ID).and("value").is(legacy)),
                    new Update().set("fingerprint", fingerprint).unset("value"),
                    StoredKey.class);
        }
    }

    @Document("secrets")
    record StoredKey(
            @Id String id, @Nullable String value, @Nullable String fingerprint) {}
}
