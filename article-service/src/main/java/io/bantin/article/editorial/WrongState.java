package io.bantin.article.editorial;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** A change that the article's present state does not allow. */
public final class WrongState extends Problem {

    private WrongState(String kind, String title, String detail) {
        super(HttpStatus.CONFLICT, kind, title, detail);
    }

    static WrongState withdrawn(String change) {
        return new WrongState(
                "article-withdrawn",
                "Article is withdrawn",
                "A withdrawn article cannot be %s; copy it into a new draft.".formatted(change));
    }

    static WrongState alreadyWithdrawn() {
        return new WrongState("article-withdrawn", "Article is withdrawn", "This article was withdrawn before.");
    }

    static WrongState alreadyPublished() {
        return new WrongState(
                "already-published",
                "Article is published",
                "This article is published already; PUT a new version to correct it.");
    }

    static WrongState neverPublished() {
        return new WrongState(
                "not-published",
                "Article is not published",
                "Only a published article can be withdrawn; delete a draft.");
    }

    static WrongState noDraft() {
        return new WrongState(
                "not-a-draft", "Article is no draft", "Only a draft can be deleted; withdraw what was published.");
    }

    static WrongState eventsUnsent() {
        return new WrongState(
                "events-unsent", "Events are unsent", "Events of this article wait to be sent; try again in a while.");
    }
}
