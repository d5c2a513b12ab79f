package io.bantin.article.editorial;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The caller's role allows the kind of change, but not on this article. */
public final class NotAllowed extends Problem {

    private NotAllowed(String detail) {
        super(HttpStatus.FORBIDDEN, "not-allowed", "Not allowed", detail);
    }

    static NotAllowed toCorrect() {
        return new NotAllowed("Only a publisher may correct a published article.");
    }
}
