package io.bantin.article.editorial;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The article's status does not allow the change. */
public final class ArticleStateConflict extends Problem {

    private ArticleStateConflict(String kind, String title, String detail) {
        super(HttpStatus.CONFLICT, kind, title, detail);
    }

    static ArticleStateConflict withdrawn(String change) {
        return new ArticleStateConflict(
                "article-withdrawn",
                "Article is withdrawn",
                "A withdrawn article cannot be %s; copy it into a new draft.".formatted(change));
    }

    static ArticleStateConflict alreadyWithdrawn() {
        return new ArticleStateConflict(
                "article-withdrawn", "Article is withdrawn", "This article was already withdrawn.");
    }

    static ArticleStateConflict alreadyPublished() {
        return new ArticleStateConflict(
                "already-published",
                "Article is published",
                "This article is already published; PUT a new version to correct it.");
    }

    static ArticleStateConflict neverPublished() {
        return new ArticleStateConflict(
                "not-published",
                "Article is not published",
                "Only a published article can be withdrawn; a draft can be deleted.");
    }

    static ArticleStateConflict notADraft() {
        return new ArticleStateConflict(
                "not-a-draft",
                "Article is no draft",
                "Only a draft can be deleted; a published article can be withdrawn.");
    }

    static ArticleStateConflict eventsUnsent() {
        return new ArticleStateConflict(
                "events-unsent",
                "Events are unsent",
                "Events of this article are still waiting to be sent; try again later.");
    }
}
