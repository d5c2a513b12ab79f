package io.bantin.kit.idempotency;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** Which id a create was given under a key. */
@Document("keyedCreates")
record KeyedCreate(@Id String scope, String createdId, String bodyHash, Instant at) {}
