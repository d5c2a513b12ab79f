package io.bantin.article.publishing;

import io.bantin.article.categories.Categories;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.Article.Change;
import io.bantin.article.editorial.Articles;
import io.bantin.kit.idempotency.UsedIdempotencyKeys;
import io.bantin.kit.outbox.Outbox;
import io.bantin.kit.problems.Etags;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.problems.VersionConflict;
import io.bantin.kit.text.TextCleaner;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publishes and withdraws: state, event and idempotency key change in one update, or not at all. */
@Component
class Publishing {

    private static final int LONGEST_REASON = 1000;

    private final Articles articles;
    private final Categories categories;
    private final Clock clock;
    private final Counter published;

    Publishing(Articles articles, Categories categories, Clock clock, MeterRegistry metrics) {
        this.articles = articles;
        this.categories = categories;
        this.clock = Clock.tick(clock, Duration.ofMillis(1));
        this.published = Counter.builder("bantin.articles.published")
                .description("Articles that went out to their readers")
                .register(metrics);
    }

    Article publish(String id, TransitionRequest asked) {
        return transition(
                id,
                asked,
                article -> {
                    Outbox.refuseWhenFull(article.outbox());
                    return article.publish(pathsToPublishIn(article), clock.instant());
                },
                published::increment);
    }

    /** Never refused for unsent events: what is wrong must be taken back even while the broker is away. */
    Article withdraw(String id, TransitionRequest asked, @Nullable String typedReason) {
        var reason = checked(typedReason);
        return transition(
                id, asked, article -> article.withdraw(reason, presentPaths(article), clock.instant()), () -> {});
    }

    private List<List<String>> pathsToPublishIn(Article article) {
        return categories.checkedPaths(article.summary().categoryIds());
    }

    /** Without a check: who withdraws an article does not choose where it was. */
    private List<List<String>> presentPaths(Article article) {
        return categories.paths(article.summary().categoryIds());
    }

    private Article transition(String id, TransitionRequest asked, Function<Article, Change> step, Runnable afterwards) {
        var article = articles.get(id);
        var key = asked.key(article.version() + 1, clock.instant());
        if (UsedIdempotencyKeys.find(article.keys(), key).isPresent()) {
            return article;
        }
        Etags.match(Etags.required(asked.ifMatch()), article.version());
        var change = step.apply(article);
        if (articles.apply(article, change, key)) {
            afterwards.run();
            return change.next();
        }
        // Another change came first; perhaps this very request, sent twice at once.
        var present = articles.get(id);
        if (UsedIdempotencyKeys.find(present.keys(), key).isPresent()) {
            return present;
        }
        throw VersionConflict.between(article.version(), present.version());
    }

    private static String checked(@Nullable String typed) {
        if (typed != null && TextCleaner.isFarLongerThan(LONGEST_REASON, typed)) {
            throw tooLong();
        }
        var reason = TextCleaner.clean(typed == null ? "" : typed);
        if (TextCleaner.isInvisible(reason)) {
            throw InvalidInput.of("reason", "must say why the article is withdrawn.");
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            throw tooLong();
        }
        return reason;
    }

    private static InvalidInput tooLong() {
        return InvalidInput.of("reason", "must not be longer than %d characters.".formatted(LONGEST_REASON));
    }
}
