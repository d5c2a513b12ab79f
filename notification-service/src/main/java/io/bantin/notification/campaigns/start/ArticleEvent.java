package io.bantin.notification.campaigns.start;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bantin.kit.events.IncomingEvent;
import io.bantin.kit.events.UnreadableEvent;
import io.bantin.notification.campaigns.ArticleSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events of article-service, with the fields that this service reads. */
sealed interface ArticleEvent {

    String id();

    String articleId();

    long version();

    /** An article became public; its subscribers are notified. */
    record ArticlePublished(String id, String articleId, long version, Instant time, ArticleSummary summary)
            implements ArticleEvent {}

    /** A public article was corrected; its subscribers are notified if the editor chose so. */
    record ArticleRevised(
            String id, String articleId, long version, Instant time, ArticleSummary summary, boolean notifying)
            implements ArticleEvent {}

    /** An article is no longer public, and never will be again. */
    record ArticleWithdrawn(String id, String articleId, long version) implements ArticleEvent {}

    /** Empty for an event type that this service ignores. */
    static Optional<ArticleEvent> of(IncomingEvent event) {
        String id = event.id();
        String articleId = event.subject();
        long version = event.sequence();
        return switch (event.type()) {
            case "article-published" ->
                Optional.of(new ArticlePublished(
                        id, articleId, version, event.time(), body(event).summary(event)));
            case "article-revised" -> Optional.of(revised(event));
            case "article-withdrawn" -> Optional.of(new ArticleWithdrawn(id, articleId, version));
            default -> Optional.empty();
        };
    }

    private static ArticleRevised revised(IncomingEvent event) {
        Body body = body(event);
        return new ArticleRevised(
                event.id(),
                event.subject(),
                event.sequence(),
                event.time(),
                body.summary(event),
                Boolean.TRUE.equals(body.notifying()));
    }

    private static Body body(IncomingEvent event) {
        return event.body(Body.class);
    }

    /** The fields of an event's body that this service reads. */
    record Body(
            @Nullable String title,
            @Nullable String lead,
            @Nullable String url,
            @Nullable String language,
            ArticleSummary.@Nullable Cover cover,
            @Nullable List<List<String>> categoryPaths,
            @Nullable List<String> byline,
            @Nullable Instant publishedAt,
            @JsonProperty("notify") @Nullable Boolean notifying) {

        ArticleSummary summary(IncomingEvent event) {
            if (title == null || url == null) {
                throw UnreadableEvent.because("Event " + event.id() + " lacks a title or a url");
            }
            if (categoryPaths != null && categoryPaths.stream().anyMatch(path -> path == null || path.contains(null))) {
                throw UnreadableEvent.because("Event " + event.id() + " has a category path with a null");
            }
            return new ArticleSummary(
                    event.subject(),
                    title,
                    lead == null ? "" : lead,
                    url,
                    language == null ? "vi" : language,
                    cover,
                    categoryPaths == null ? List.of() : categoryPaths,
                    byline == null ? List.of() : byline,
                    publishedAt);
        }
    }
}
