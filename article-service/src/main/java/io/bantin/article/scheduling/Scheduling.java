package io.bantin.article.scheduling;

import io.bantin.article.categories.Categories;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.ScheduledChanges;
import io.bantin.article.manuscripts.NamedPictures;
import io.bantin.article.times.MalformedTime;
import io.bantin.article.times.TimeText;
import io.bantin.article.transitions.TransitionRequest;
import io.bantin.article.transitions.Transitions;
import io.bantin.kit.problems.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets and cancels the time at which an article is published. */
@Component
class Scheduling {

    private static final Duration MAX_AHEAD = Duration.ofDays(366);

    private final Transitions transitions;
    private final Categories categories;
    private final NamedPictures pictures;

    Scheduling(Transitions transitions, Categories categories, NamedPictures pictures) {
        this.transitions = transitions;
        this.categories = categories;
        this.pictures = pictures;
    }

    Article schedule(String id, TransitionRequest request, @Nullable String typed) {
        var publishAt = parsed(typed);
        return transitions.take(id, request, (article, decision) -> {
            request.step().from(article.status(), request.caller());
            requireWithinAYear(publishAt, decision.at());
            categories.checkedPaths(article.summary().categoryIds());
            pictures.requireShown(article);
            return ScheduledChanges.schedule(article, publishAt, decision);
        });
    }

    Article unschedule(String id, TransitionRequest request) {
        return transitions.take(id, request, (article, decision) -> article.move(request.step(), null, decision));
    }

    private static Instant parsed(@Nullable String typed) {
        if (typed == null) {
            throw InvalidInput.of("publishAt", "must say when to publish, such as 2026-03-02T08:00:00+07:00.");
        }
        try {
            return TimeText.parse(typed);
        } catch (MalformedTime malformed) {
            throw InvalidInput.of("publishAt", String.valueOf(malformed.getMessage()));
        }
    }

    private static void requireWithinAYear(Instant publishAt, Instant now) {
        if (!publishAt.isAfter(now)) {
            throw InvalidInput.of("publishAt", "must be in the future; to publish now, use 'publish'.");
        }
        if (publishAt.isAfter(now.plus(MAX_AHEAD))) {
            throw InvalidInput.of("publishAt", "must not be more than a year ahead.");
        }
    }
}
