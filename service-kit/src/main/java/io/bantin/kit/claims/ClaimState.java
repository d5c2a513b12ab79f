package io.bantin.kit.claims;

import org.jspecify.annotations.Nullable;

/**
 * The field {@code claim} of a document that can be claimed: who owns it, the how-manieth owner that is, and a counter that
 * moves as long as the owner lives.
 */
public record ClaimState(long epoch, long beat, @Nullable String owner) {

    /** What a new document starts with. */
    public static final ClaimState FREE = new ClaimState(0, 0, null);

    public boolean isOwned() {
        return owner != null;
    }
}
