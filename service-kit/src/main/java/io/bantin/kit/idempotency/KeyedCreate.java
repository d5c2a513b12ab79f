package io.bantin.kit.idempotency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Which id a create was given under a key.
 *
 * @param deleted true once what was made has been deleted again, absent until then
 */
@Document("keyedCreates")
record KeyedCreate(
        @Id String scope,
        String createdId,
        String bodyHash,
        Instant at,
        @Nullable Boolean deleted) {}
