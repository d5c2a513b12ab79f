package io.bantin.kit.idempotency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/** The keys of the last transitions of a document: 8 at most, none older than 24 hours. */
public final class RecentIdempotencyKeys {

    private static final int MAX_KEYS = 8;
    private static final Duration VALIDITY = Duration.ofHours(24);

    private RecentIdempotencyKeys() {}

    /** Returns the key to look up and, if it is new, to store; {@code version} is the version after the transition. */
    public static @Nullable UsedIdempotencyKey ofRequest(
            @Nullable String key, String route, String caller, @Nullable Object body, long version, Instant now) {
        return key == null
                ? null
                : new UsedIdempotencyKey(
                        IdempotencyKeys.checked(key), route, caller, IdempotencyKeys.hash(body), version, now);
    }

    /** Finds the earlier transition under this key, and refuses a key that was used with another body. */
    public static Optional<UsedIdempotencyKey> find(
            List<UsedIdempotencyKey> stored, @Nullable UsedIdempotencyKey requested) {
        if (requested == null) {
            return Optional.empty();
        }
        Optional<UsedIdempotencyKey> found = stored.stream()
                .filter(known -> known.key().equals(requested.key())
                        && known.route().equals(requested.route())
                        && known.caller().equals(requested.caller())
                        && known.at().plus(VALIDITY).isAfter(requested.at()))
                .findFirst();
        found.filter(known -> !known.bodyHash().equals(requested.bodyHash())).ifPresent(known -> {
            throw IdempotencyKeyReused.with(known.key());
        });
        return found;
    }

    /** Adds the key to the update that changes the state: both are written or neither. */
    public static Update append(Update update, @Nullable UsedIdempotencyKey key) {
        if (key != null) {
            update.push("keys").slice(-MAX_KEYS).each(key);
        }
        return update;
    }
}
