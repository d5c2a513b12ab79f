package io.bantin.kit.claims;

import org.jspecify.annotations.Nullable;

/**
 * The field {@code claim} of a document: the owner, its epoch (each new owner increments it), and a heartbeat counter that the
 * owner increments while it is alive.
 */
public record ClaimState(long epoch, long beat, @Nullable String owner) {

    /** The state of a new document. */
    public static final ClaimState FREE = new ClaimState(0, 0, null);

    public boolean isOwned() {
        return owner != null;
    }
}
