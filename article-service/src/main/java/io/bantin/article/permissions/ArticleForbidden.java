package io.bantin.article.permissions;

import io.bantin.kit.problems.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The caller's role allows this kind of change, but not for this article. */
public final class ArticleForbidden extends Problem {

    private ArticleForbidden(String detail) {
        super(HttpStatus.FORBIDDEN, "not-allowed", "Not allowed", detail);
    }

    static ArticleForbidden afterSubmission() {
        return new ArticleForbidden(
                "You submitted this article, so only an editor may change it until it is sent back to you.");
    }

    public static ArticleForbidden toTake(@Nullable String step) {
        return new ArticleForbidden("The step '%s' is for publishers.".formatted(step));
    }

    static ArticleForbidden toPlan() {
        return new ArticleForbidden("Only a publisher may set or change expireAt and pinnedUntil; leave both out.");
    }

    static ArticleForbidden toCorrect() {
        return new ArticleForbidden("Only a publisher may correct a published article.");
    }
}
