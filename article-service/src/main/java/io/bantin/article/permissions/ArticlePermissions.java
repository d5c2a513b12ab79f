package io.bantin.article.permissions;

import io.bantin.article.content.Plan;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.ArticleNotFound;
import io.bantin.kit.security.Caller;
import io.bantin.kit.security.Roles;

/** Checks what a caller may do with an article. Checks of the role alone are in the access rules. */
public final class ArticlePermissions {

    private ArticlePermissions() {}

    /** A reporter gets 404 for another author's article, because 403 would reveal that it exists. */
    public static void requireMayRead(Article article, Caller caller) {
        if (!caller.is(Roles.EDITOR) && !isOwn(article, caller)) {
            throw ArticleNotFound.withId(article.id());
        }
    }

    /** What an editor assigned to a reporter is the reporter's own as well. */
    private static boolean isOwn(Article article, Caller caller) {
        var assignment = article.assignment();
        return article.createdBy().equals(caller.name())
                || (assignment != null && caller.name().equals(assignment.assignee()));
    }

    /** Whether a caller who may not plan tries to change the dates. */
    public static void requireMayPlan(Plan before, Plan after, Caller caller) {
        if (!after.equals(before) && !caller.is(Roles.PUBLISHER)) {
            throw ArticleForbidden.toPlan();
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
