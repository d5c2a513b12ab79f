package io.bantin.article.editorial;

import io.bantin.kit.security.Caller;
import io.bantin.kit.security.Roles;

/** Who may do what to which article; what depends on the role alone stands in the access rules. */
public final class Permissions {

    private Permissions() {}

    /** Another author's article is not there for a reporter: a refusal would say that it is. */
    public static void requireMayRead(Article article, Caller caller) {
        if (!caller.is(Roles.EDITOR) && !article.createdBy().equals(caller.name())) {
            throw ArticleNotFound.withId(article.id());
        }
    }

    public static void requireMayWrite(Article article, Caller caller) {
        requireMayRead(article, caller);
        if (article.status() == ArticleStatus.PUBLISHED && !caller.is(Roles.PUBLISHER)) {
            throw ArticleForbidden.toCorrect();
        }
    }
}
