package io.bantin.article.editorial;

import io.bantin.article.editorial.Article.Change;
import io.bantin.article.workflow.Attribution;
import io.bantin.article.workflow.Step;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The changes of an article that a publisher decides now and the schedule carries out later. */
public final class ScheduledChanges {

    private ScheduledChanges() {}

    public static Change schedule(Article article, Instant time, Attribution attribution) {
        var status = Step.SCHEDULE.from(article.status(), attribution.by());
        Article.requireCategory(article.summary());
        var scheduled = article.with(
                article.version() + 1,
                status,
                article.summary(),
                article.body(),
                attribution.at(),
                time,
                article.publishedAt(),
                article.withdrawal(),
                article.dates().scheduledBy(attribution.by().name()));
        return article.change(scheduled, Step.SCHEDULE, "For " + time, attribution);
    }

    /** Publishes a scheduled article in the name of the publisher who scheduled it. */
    public static Change publish(Article article, List<List<String>> categoryPaths, Instant now) {
        var publisher = Objects.requireNonNullElse(article.dates().scheduledBy(), article.createdBy());
        return article.publish(
                categoryPaths, "Scheduled for " + article.publishAt(), Attribution.ofPublisher(publisher, now));
    }

    /** Withdraws an expired article in the name of the publisher who set its end. */
    public static Change expire(Article article, List<List<String>> categoryPaths, Instant now) {
        var publisher = Objects.requireNonNullElse(article.dates().expireBy(), article.createdBy());
        return article.withdraw(
                "Expired at " + article.dates().expireAt(), categoryPaths, Attribution.ofPublisher(publisher, now));
    }
}
