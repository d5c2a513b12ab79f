package io.bantin.kit.events;

import io.bantin.kit.outages.OutageDetection;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * What a listener threw, in a form that the container can handle: an {@link Error} would stop it for good, a circle of causes
 * would keep it busy for ever.
 */
final class HandlingFailed extends RuntimeException {

    private HandlingFailed(String text) {
        super(text, null, false, true);
    }

    static Exception because(Throwable failure) {
        if (failure instanceof Exception exception && FailureText.isHarmless(exception)) {
            return exception;
        }
        String text = FailureText.of(failure);
        if (OutageDetection.explains(failure)) {
            return new TransientDataAccessResourceException(text);
        }
        HandlingFailed failed = new HandlingFailed(text);
        failed.setStackTrace(FailureText.causes(failure).getLast().getStackTrace());
        return failed;
    }
}
