package io.bantin.article.workingcopies;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The caller has no working copy of the article. */
final class WorkingCopyNotFound extends Problem {

    private WorkingCopyNotFound(String detail) {
        super(HttpStatus.NOT_FOUND, "working-copy-not-found", "No working copy", detail);
    }

    static WorkingCopyNotFound of(String article) {
        return new WorkingCopyNotFound(
                "You have no working copy of the article '%s'; read the article itself.".formatted(article));
    }
}
