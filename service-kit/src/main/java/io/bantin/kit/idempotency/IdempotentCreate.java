package io.bantin.kit.idempotency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The id that was reserved for a create under a key.
 *
 * @param deleted true after the created document was deleted; absent until then
 */
@Document("keyedCreates")
record IdempotentCreate(
        @Id String scope,
        String createdId,
        String bodyHash,
        Instant at,
        @Nullable Boolean deleted) {}
