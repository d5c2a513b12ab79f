package io.bantin.article.scheduling;

import io.bantin.article.categories.Categories;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.Article.Change;
import io.bantin.article.editorial.Articles;
import io.bantin.article.editorial.ScheduledChanges;
import io.bantin.article.manuscripts.NamedPictures;
import io.bantin.kit.outbox.Outbox;
import io.bantin.kit.problems.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes and withdraws what is due. Every instance tries every due article, without a claim: the condition of the update lets
 * one of them succeed, and an instance that dies or stalls on the way delays no other. See
 * {@code docs/decisions/023-scheduled-steps-without-claims.md}.
 */
@Component
class ScheduledSteps {

    private static final Logger log = LoggerFactory.getLogger(ScheduledSteps.class);

    /** An article that cannot be published is tried again after this time, so that it does not crowd out the others. */
    static final Duration RETRY = Duration.ofSeconds(5);

    private static final int MAX_ARTICLES = 200;

    private final Articles articles;
    private final Categories categories;
    private final NamedPictures pictures;
    private final Clock clock;

    ScheduledSteps(Articles articles, Categories categories, NamedPictures pictures, Clock clock) {
        this.articles = articles;
        this.categories = categories;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** The ids of the articles whose next step is due, the longest due first. */
    List<String> due() {
        return articles.due(clock.instant(), MAX_ARTICLES);
    }

    /** Takes the step of one article, if it is still due. */
    void take(String id) {
        articles.find(id).ifPresent(this::take);
    }

    void take(Article article) {
        var now = clock.instant();
        try {
            var change = change(article, now);
            if (change.isPresent() && articles.apply(article, change.get(), null)) {
                log.info(
                        "Took the scheduled step '{}' of article {}",
                        change.get().entry().step().text(),
                        article.id());
            }
        } catch (Problem refused) {
            var problem = String.valueOf(refused.getBody().getDetail());
            articles.postpone(article, problem, now.plus(RETRY));
            if (!problem.equals(article.scheduleProblem())) {
                log.warn("Article {} was not published at its time: {}", article.id(), problem);
            }
        }
    }

    private Optional<Change> change(Article article, Instant now) {
        return switch (article.status()) {
            case SCHEDULED -> {
                if (!article.isPublicationDue(now)) {
                    yield Optional.empty();
                }
                if (article.dates().isExpired(now)) {
                    articles.postpone(article, Article.EXPIRED, null);
                    yield Optional.empty();
                }
                Outbox.refuseWhenFull(article.outbox());
                pictures.requireShown(article);
                var paths = categories.presentPaths(article.summary().categoryIds());
                yield Optional.of(ScheduledChanges.publish(article, paths, now));
            }
            case PUBLISHED -> article.dates().isExpired(now) ? Optional.of(expired(article, now)) : Optional.empty();
            case DRAFT, IN_REVIEW, APPROVED, WITHDRAWN -> Optional.empty();
        };
    }

    /** Without a check of the categories: one that was removed must not keep an expired article online. */
    private Change expired(Article article, Instant now) {
        var paths = categories.paths(article.summary().categoryIds());
        return ScheduledChanges.expire(article, paths, now);
    }
}
