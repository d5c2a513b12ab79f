package io.bantin.kit.idempotency;

import java.time.Instant;

/** A transition that was made under a key; an element of the document's {@code keys} array. */
public record UsedIdempotencyKey(String key, String route, String caller, String bodyHash, long version, Instant at) {}
