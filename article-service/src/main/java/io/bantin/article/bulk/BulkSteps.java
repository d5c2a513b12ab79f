package io.bantin.article.bulk;

import io.bantin.article.bulk.BulkController.Outcome;
import io.bantin.article.categories.Categories;
import io.bantin.article.content.ArticleSummary;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.Article.Change;
import io.bantin.article.editorial.Articles;
import io.bantin.article.permissions.ArticlePermissions;
import io.bantin.article.publishing.Publishing;
import io.bantin.article.workflow.ArticleStatus;
import io.bantin.article.workflow.Attribution;
import io.bantin.kit.etags.VersionConflict;
import io.bantin.kit.outbox.Outbox;
import io.bantin.kit.problems.InternalError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.problems.Problem;
import io.bantin.kit.problems.TemporarilyUnavailable;
import io.bantin.kit.security.Caller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Applies one change to many articles, each in an update of its own. */
@Component
class BulkSteps {

    /** The change of one article; empty if it is already as wanted. */
    interface OfArticle extends BiFunction<Article, Attribution, Optional<Change>> {}

    private static final Logger log = LoggerFactory.getLogger(BulkSteps.class);
    private static final int AT_ONCE = 8;
    private static final int MAX_TAGS = 30;
    private static final int MAX_ATTEMPTS = 5;

    private final Articles articles;
    private final Categories categories;
    private final Publishing publishing;
    private final Clock clock;

    BulkSteps(Articles articles, Categories categories, Publishing publishing, Clock clock) {
        this.articles = articles;
        this.categories = categories;
        this.publishing = publishing;
        this.clock = clock;
    }

    OfArticle publish() {
        return (article, attribution) -> Optional.of(publishing.publication(article, attribution));
    }

    OfArticle withdraw(String reason) {
        return (article, attribution) -> Optional.of(publishing.withdrawal(article, reason, attribution));
    }

    OfArticle tag(List<String> tags) {
        return summary(summary -> {
            var all = new LinkedHashSet<>(summary.tags());
            all.addAll(tags);
            if (all.size() > MAX_TAGS) {
                throw InvalidInput.of("tags", "cannot be added: an article has at most %d tags.".formatted(MAX_TAGS));
            }
            return summary.tagged(List.copyOf(all));
        });
    }

    OfArticle untag(List<String> tags) {
        return summary(summary -> summary.tagged(
                summary.tags().stream().filter(tag -> !tags.contains(tag)).toList()));
    }

    OfArticle move(List<String> categoryIds) {
        return summary(summary -> summary.in(categoryIds));
    }

    private OfArticle summary(UnaryOperator<ArticleSummary> edit) {
        return (article, attribution) -> {
            ArticlePermissions.requireMayWrite(article, attribution.by());
            var changed = edit.apply(article.summary());
            if (changed.equals(article.summary())) {
                return Optional.empty();
            }
            if (article.status() == ArticleStatus.PUBLISHED) {
                Outbox.refuseWhenFull(article.outbox());
            }
            var paths = categories.checkedPaths(changed.categoryIds());
            categories.requireWithinLimit(changed.categoryIds(), attribution.by());
            return Optional.of(article.rewrite(changed, article.body(), paths, false, attribution));
        };
    }

    /** Several at once, since the caller waits no longer than the gateway does. */
    List<Outcome> forEach(List<String> ids, OfArticle change, Caller caller) {
        try (var threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("bulk-", 0).factory())) {
            var work = ids.stream()
                    .map(id -> (Callable<Outcome>) () -> outcome(id, change, caller))
                    .toList();
            var outcomes = new ArrayList<Outcome>();
            for (var done : threads.invokeAll(work)) {
                outcomes.add(done.get());
            }
            return outcomes;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TemporarilyUnavailable();
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(fault);
        }
    }

    private Outcome outcome(String id, OfArticle change, Caller caller) {
        try {
            take(id, change, caller);
            return new Outcome(id, 200, null);
        } catch (Problem refused) {
            return new Outcome(id, refused.getStatusCode().value(), refused.getBody());
        } catch (DataAccessException outage) {
            return failed(id, new TemporarilyUnavailable());
        } catch (RuntimeException fault) {
            // The other articles of the request have their outcomes, and the caller must get these.
            log.error("Article {} was not changed", id, fault);
            return failed(id, new InternalError());
        }
    }

    private static Outcome failed(String id, Problem problem) {
        return new Outcome(id, problem.getStatusCode().value(), problem.getBody());
    }

    private void take(String id, OfArticle change, Caller caller) {
        var article = articles.get(id);
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            ArticlePermissions.requireMayRead(article, caller);
            categories.requireWithinLimit(article.summary().categoryIds(), caller);
            var wanted = change.apply(article, new Attribution(caller, clock.instant()));
            if (wanted.isEmpty() || articles.apply(article, wanted.get(), null)) {
                return;
            }
            // A colleague saved meanwhile.
            article = articles.get(id);
        }
        throw VersionConflict.between(article.version() - 1, article.version());
    }
}
