package io.bantin.article.reviewing;

import io.bantin.article.categories.Categories;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.ArticleNotFound;
import io.bantin.article.editorial.Articles;
import io.bantin.article.permissions.ArticlePermissions;
import io.bantin.article.transitions.TransitionRequest;
import io.bantin.article.workflow.Attribution;
import io.bantin.kit.etags.Etags;
import io.bantin.kit.idempotency.IdempotentCreates;
import io.bantin.kit.ids.Ids;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Copies an article of any state into a new draft of the caller. */
@Component
class Copying {

    private final Articles articles;
    private final Categories categories;
    private final IdempotentCreates creates;
    private final Clock clock;

    Copying(Articles articles, Categories categories, IdempotentCreates creates, Clock clock) {
        this.articles = articles;
        this.categories = categories;
        this.creates = creates;
        this.clock = clock;
    }

    /** The key is looked up before the version is compared, so a repeated request finds its copy after a change of the original. */
    Article copy(String id, TransitionRequest request) {
        var original = articles.get(id);
        ArticlePermissions.requireMayRead(original, request.caller());
        categories.requireWithinLimit(original.summary().categoryIds(), request.caller());
        var route = "POST /api/editorial/articles/%s/copy".formatted(id);
        var reserved = creates.idFor(request.idempotencyKey(), request.caller().name(), route, "", () -> {
            Etags.match(Etags.required(request.ifMatch()), original.version());
            return Ids.next();
        });
        if (reserved.replayed()) {
            var known = articles.find(reserved.id());
            if (known.isPresent()) {
                return known.get();
            }
        }
        if (reserved.deleted()) {
            throw ArticleNotFound.withId(reserved.id());
        }
        var draft = original.copy(reserved.id(), new Attribution(request.caller(), clock.instant()));
        try {
            articles.insert(draft);
            return draft;
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return articles.get(reserved.id());
        }
    }
}
