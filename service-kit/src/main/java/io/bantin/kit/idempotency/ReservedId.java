package io.bantin.kit.idempotency;

/**
 * The id that a create must use. If it is replayed, the document may exist, or its writer may have died before the insert: insert
 * the document under this id, and answer with the stored document on a duplicate key. If it is deleted, insert nothing.
 */
public record ReservedId(String id, boolean replayed, boolean deleted) {}
