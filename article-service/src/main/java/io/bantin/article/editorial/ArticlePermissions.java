package io.bantin.article.editorial;

import io.bantin.kit.security.Caller;
import io.bantin.kit.security.Roles;

/** Checks what a caller may do with an article. Checks of the role alone are in the access rules. */
public final class ArticlePermissions {

    private ArticlePermissions() {}

    /** A reporter gets 404 for another author's article, because 403 would reveal that it exists. */
    public static void requireMayRead(Article article, Caller caller) {
        if (!caller.is(Roles.EDITOR) && !article.createdBy().equals(caller.name())) {
            throw ArticleNotFound.withId(article.id());
        }
    }

    /** Nobody changes a withdrawn article; the article itself refuses that and tells what is possible. */
    public static void requireMayWrite(Article article, Caller caller) {
        requireMayRead(article, caller);
        switch (article.status()) {
            case DRAFT, WITHDRAWN -> {}
            case IN_REVIEW, APPROVED, SCHEDULED -> {
                if (!caller.is(Roles.EDITOR)) {
                    throw ArticleForbidden.afterSubmission();
                }
            }
            case PUBLISHED -> {
                if (!caller.is(Roles.PUBLISHER)) {
                    throw ArticleForbidden.toCorrect();
                }
            }
        }
    }
}
