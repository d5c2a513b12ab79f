package io.bantin.article.collaboration;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The article has no comment with this number. */
final class CommentMissing extends Problem {

    private CommentMissing(String detail) {
        super(HttpStatus.NOT_FOUND, "comment-not-found", "No such comment", detail);
    }

    static CommentMissing withNumber(int number) {
        return new CommentMissing(
                "This article has no comment %d; list its comments to see their numbers.".formatted(number));
    }
}
