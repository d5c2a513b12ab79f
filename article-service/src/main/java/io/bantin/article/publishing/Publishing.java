package io.bantin.article.publishing;

import io.bantin.article.categories.Categories;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.Article.Change;
import io.bantin.article.editorial.Articles;
import io.bantin.kit.etags.Etags;
import io.bantin.kit.etags.VersionConflict;
import io.bantin.kit.idempotency.UsedIdempotencyKeys;
import io.bantin.kit.outbox.Outbox;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.text.TextCleaner;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publishes and withdraws articles. Status, event and idempotency key change in one update. */
@Component
class Publishing {

    private static final int MAX_REASON_LENGTH = 1000;

    private final Articles articles;
    private final Categories categories;
    private final Clock clock;
    private final Counter published;

    Publishing(Articles articles, Categories categories, Clock clock, MeterRegistry metrics) {
        this.articles = articles;
        this.categories = categories;
        this.clock = Clock.tick(clock, Duration.ofMillis(1));
        this.published = Counter.builder("bantin.articles.published")
                .description("Published articles")
                .register(metrics);
    }

    Article publish(String id, TransitionRequest request) {
        return transition(
                id,
                request,
                article -> {
                    Outbox.refuseWhenFull(article.outbox());
                    return article.publish(checkedPaths(article), clock.instant());
                },
                published::increment);
    }

    /** Unlike publishing, allowed with a full outbox: editors must be able to withdraw an article while the broker is down. */
    Article withdraw(String id, TransitionRequest request, @Nullable String typedReason) {
        var reason = checked(typedReason);
        return transition(
                id, request, article -> article.withdraw(reason, uncheckedPaths(article), clock.instant()), () -> {});
    }

    private List<List<String>> checkedPaths(Article article) {
        return categories.checkedPaths(article.summary().categoryIds());
    }

    /** Without a check: a category that was removed must not prevent the withdrawal. */
    private List<List<String>> uncheckedPaths(Article article) {
        return categories.paths(article.summary().categoryIds());
    }

    private Article transition(
            String id, TransitionRequest request, Function<Article, Change> step, Runnable afterSuccess) {
        var article = articles.get(id);
        var key = request.key(article.version() + 1, clock.instant());
        if (UsedIdempotencyKeys.find(article.keys(), key).isPresent()) {
            return article;
        }
        Etags.match(Etags.required(request.ifMatch()), article.version());
        var change = step.apply(article);
        if (articles.apply(article, change, key)) {
            afterSuccess.run();
            return change.next();
        }
        // Another change came first. It may be a copy of this request with the same key.
        var present = articles.get(id);
        if (UsedIdempotencyKeys.find(present.keys(), key).isPresent()) {
            return present;
        }
        throw VersionConflict.between(article.version(), present.version());
    }

    private static String checked(@Nullable String typed) {
        if (typed != null && TextCleaner.isFarLongerThan(MAX_REASON_LENGTH, typed)) {
            throw tooLong();
        }
        var reason = TextCleaner.clean(typed == null ? "" : typed);
        if (TextCleaner.isInvisible(reason)) {
            throw InvalidInput.of("reason", "must say why the article is withdrawn.");
        }
        if (reason.codePointCount(0, reason.length()) > MAX_REASON_LENGTH) {
            throw tooLong();
        }
        return reason;
    }

    private static InvalidInput tooLong() {
        return InvalidInput.of("reason", "must not be longer than %d characters.".formatted(MAX_REASON_LENGTH));
    }
}
