package io.bantin.kit.idempotency;

/**
 * The id that a create must use. When it is replayed the document may exist already, or its writer may have died before
 * inserting it: insert it under this id, and on a duplicate key answer with what is stored. When it was deleted since, a late
 * retry must not bring it back.
 */
public record ReservedId(String id, boolean replayed, boolean deleted) {}
