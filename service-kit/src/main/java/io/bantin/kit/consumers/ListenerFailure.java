package io.bantin.kit.consumers;

import io.bantin.kit.outages.OutageDetection;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Replaces a failure that would harm the listener container: an {@link Error} stops the container for good, and a circle of causes
 * makes it loop forever.
 */
final class ListenerFailure extends RuntimeException {

    private ListenerFailure(String text) {
        super(text, null, false, true);
    }

    static Exception because(Throwable failure) {
        if (failure instanceof Exception exception && FailureDescription.isHarmless(exception)) {
            return exception;
        }
        String text = FailureDescription.of(failure);
        if (OutageDetection.explains(failure)) {
            return new TransientDataAccessResourceException(text);
        }
        ListenerFailure failed = new ListenerFailure(text);
        failed.setStackTrace(FailureDescription.causes(failure).getLast().getStackTrace());
        return failed;
    }
}
