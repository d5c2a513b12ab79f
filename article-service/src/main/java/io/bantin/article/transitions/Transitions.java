package io.bantin.article.transitions;

import io.bantin.article.categories.Categories;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.Article.Change;
import io.bantin.article.editorial.Articles;
import io.bantin.article.permissions.ArticlePermissions;
import io.bantin.article.workflow.Attribution;
import io.bantin.kit.etags.Etags;
import io.bantin.kit.etags.VersionConflict;
import io.bantin.kit.idempotency.RecentIdempotencyKeys;
import java.time.Clock;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Takes a step once: state, history, event and idempotency key change in one update, on condition of the version. */
@Component
public class Transitions {

    private final Articles articles;
    private final Categories categories;
    private final Clock clock;

    Transitions(Articles articles, Categories categories, Clock clock) {
        this.articles = articles;
        this.categories = categories;
        this.clock = clock;
    }

    public Article take(String id, TransitionRequest request, BiFunction<Article, Attribution, Change> step) {
        var article = articles.get(id);
        ArticlePermissions.requireMayRead(article, request.caller());
        categories.requireWithinLimit(article.summary().categoryIds(), request.caller());
        var attribution = new Attribution(request.caller(), clock.instant());
        var key = request.key(article.version() + 1, attribution.at());
        if (RecentIdempotencyKeys.find(article.keys(), key).isPresent()) {
            return article;
        }
        Etags.match(Etags.required(request.ifMatch()), article.version());
        var change = step.apply(article, attribution);
        if (articles.apply(article, change, key)) {
            return change.next();
        }
        // Another change came first. It may be a copy of this request with the same key.
        var present = articles.get(id);
        if (RecentIdempotencyKeys.find(present.keys(), key).isPresent()) {
            return present;
        }
        throw VersionConflict.between(article.version(), present.version());
    }
}
