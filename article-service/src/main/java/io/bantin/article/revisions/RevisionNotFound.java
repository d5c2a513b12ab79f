package io.bantin.article.revisions;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The article has no revision with this number. */
public final class RevisionNotFound extends Problem {

    private RevisionNotFound(String detail) {
        super(HttpStatus.NOT_FOUND, "revision-not-found", "No such revision", detail);
    }

    static RevisionNotFound of(long asked, long first, long last) {
        var reason = first > 1 && asked >= 1 && asked < first
                ? " What came before was written by a release that kept no revisions."
                : "";
        return new RevisionNotFound("The article has no revision %d; it has the revisions %d to %d.%s"
                .formatted(asked, first, last, reason));
    }
}
