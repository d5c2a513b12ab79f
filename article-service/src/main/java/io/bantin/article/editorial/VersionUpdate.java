package io.bantin.article.editorial;

import io.bantin.article.editorial.Article.Change;
import io.bantin.article.versions.Revision;
import io.bantin.article.versions.RevisionArchive;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/** Builds the update that makes the next version of an article. No other code changes content or status. */
final class VersionUpdate {

    static final String HISTORY = "history";
    static final String TIMED = "timed";
    static final String NEXT_STEP_AT = "nextStepAt";

    private VersionUpdate() {}

    /** Sets only the changed fields: replacing the document would bring back events that the relay has removed meanwhile. */
    static Update of(Article before, Change change) {
        var next = change.next();
        var update = new Update()
                .inc("version", 1)
                .set("status", next.status())
                .set("updatedAt", next.updatedAt())
                .set("publishAt", next.publishAt())
                .set("publishedAt", next.publishedAt())
                .set("withdrawal", next.withdrawal())
                .push(HISTORY, change.entry());
        update.push(RevisionArchive.IN_ARTICLE).each(newRevisions(before, change));
        if (change.entry().step().isSave()) {
            update.set(LastSaves.field(change.entry().by()), next.version());
        }
        if (!next.summary().equals(before.summary())) {
            update.set("summary", next.summary()).set(Articles.WORDS, ArticleWords.of(next.summary()));
        }
        if (!next.body().equals(before.body())) {
            update.set("body", next.body());
        }
        if (!Objects.equals(next.plan(), before.plan())) {
            update.set("plan", next.dates());
        }
        return schedule(update, next.nextStepAt(), next.scheduleProblem());
    }

    /** Absent fields keep an article without a schedule out of the sparse index that the schedule searches. */
    static Update schedule(Update update, @Nullable Instant nextStepAt, @Nullable String problem) {
        if (nextStepAt == null) {
            update.unset(TIMED).unset(NEXT_STEP_AT);
        } else {
            update.set(TIMED, true).set(NEXT_STEP_AT, nextStepAt);
        }
        return problem == null ? update.unset("scheduleProblem") : update.set("scheduleProblem", problem);
    }

    /** Also that of the version before, if a release without revisions made it. */
    private static Object[] newRevisions(Article before, Change change) {
        var next = Revision.of(change.entry(), before.content(), change.next().content());
        return before.hasRevision() ? new Object[] {next} : new Object[] {before.presentRevision(), next};
    }
}
