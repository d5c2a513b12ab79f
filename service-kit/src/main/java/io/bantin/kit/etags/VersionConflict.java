package io.bantin.kit.etags;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** A change names a version that is no longer the present one. */
public final class VersionConflict extends Problem {

    private VersionConflict(String detail) {
        super(HttpStatus.PRECONDITION_FAILED, "version-conflict", "Changed by someone else", detail);
    }

    public static VersionConflict between(long expected, long actual) {
        return between(expected, actual, "read it and try again");
    }

    /** @param advice what the caller can do, as the end of a sentence */
    public static VersionConflict between(long expected, long actual, String advice) {
        return new VersionConflict(
                "You changed version %d, but the present one is %d; %s.".formatted(expected, actual, advice));
    }
}
