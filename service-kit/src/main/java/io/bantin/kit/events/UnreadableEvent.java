package io.bantin.kit.events;

import org.jspecify.annotations.Nullable;

/** A record is no CloudEvent, or its body does not match its type. */
public final class UnreadableEvent extends RuntimeException {

    private UnreadableEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public static UnreadableEvent because(String reason) {
        return new UnreadableEvent(reason, null);
    }

    static UnreadableEvent because(String reason, Throwable cause) {
        return new UnreadableEvent(reason, cause);
    }
}
