package io.bantin.article.editorial;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The article cannot be deleted. */
public final class ArticleNotDeletable extends Problem {

    private ArticleNotDeletable(String kind, String title, String detail) {
        super(HttpStatus.CONFLICT, kind, title, detail);
    }

    static ArticleNotDeletable notADraft() {
        return new ArticleNotDeletable(
                "not-a-draft",
                "Article is no draft",
                "Only a draft can be deleted; a published article can be withdrawn.");
    }

    static ArticleNotDeletable eventsUnsent() {
        return new ArticleNotDeletable(
                "events-unsent",
                "Events are unsent",
                "Events of this article are still waiting to be sent; try again later.");
    }
}
