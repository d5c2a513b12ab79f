package io.bantin.article.editorial;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** A change that the article's present state does not allow. */
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
        return new ArticleStateConflict("article-withdrawn", "Article is withdrawn", "This article was withdrawn before.");
    }

    static ArticleStateConflict alreadyPublished() {
        return new ArticleStateConflict(
                "already-published",
                "Article is published",
                "This article is published already; PUT a new version to correct it.");
    }

    static ArticleStateConflict neverPublished() {
        return new ArticleStateConflict(
                "not-published",
                "Article is not published",
                "Only a published article can be withdrawn; delete a draft.");
    }

    static ArticleStateConflict noDraft() {
        return new ArticleStateConflict(
                "not-a-draft", "Article is no draft", "Only a draft can be deleted; withdraw what was published.");
    }

    static ArticleStateConflict eventsUnsent() {
        return new ArticleStateConflict(
                "events-unsent", "Events are unsent", "Events of this article wait to be sent; try again in a while.");
    }
}
