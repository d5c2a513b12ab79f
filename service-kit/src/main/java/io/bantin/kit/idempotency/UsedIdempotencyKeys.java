package io.bantin.kit.idempotency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/** The keys of the transitions that a document has been through: the last 8 of 24 hours. */
public final class UsedIdempotencyKeys {

    private static final int KEPT = 8;
    private static final Duration VALID = Duration.ofHours(24);

    private UsedIdempotencyKeys() {}

    /** The key to look up and, when it is new, to store with {@code version}, the one the transition makes. */
    public static @Nullable UsedIdempotencyKey asked(
            @Nullable String key, String route, String caller, @Nullable Object body, long version, Instant now) {
        return key == null
                ? null
                : new UsedIdempotencyKey(
                        IdempotencyKeys.checked(key), route, caller, IdempotencyKeys.hash(body), version, now);
    }

    /** What was done under this key before, if anything; the same key with another body is refused. */
    public static Optional<UsedIdempotencyKey> find(
            List<UsedIdempotencyKey> stored, @Nullable UsedIdempotencyKey asked) {
        if (asked == null) {
            return Optional.empty();
        }
        Optional<UsedIdempotencyKey> found = stored.stream()
                .filter(known -> known.key().equals(asked.key())
                        && known.route().equals(asked.route())
                        && known.caller().equals(asked.caller())
                        && known.at().plus(VALID).isAfter(asked.at()))
                .findFirst();
        found.filter(known -> !known.bodyHash().equals(asked.bodyHash())).ifPresent(known -> {
            throw IdempotencyKeyReused.with(known.key());
        });
        return found;
    }

    /** Stores the key in the same update as the state. */
    public static Update append(Update update, @Nullable UsedIdempotencyKey key) {
        if (key != null) {
            update.push("keys").slice(-KEPT).each(key);
        }
        return update;
    }
}
