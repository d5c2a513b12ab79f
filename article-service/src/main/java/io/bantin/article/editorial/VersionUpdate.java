package io.bantin.article.editorial;

import io.bantin.article.editorial.Article.Change;
import org.springframework.data.mongodb.core.query.Update;

/** Builds the update that makes the next version of an article. No other code changes content or status. */
final class VersionUpdate {

    static final String HISTORY = "history";

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
        if (!next.summary().equals(before.summary())) {
            update.set("summary", next.summary());
        }
        if (!next.body().equals(before.body())) {
            update.set("body", next.body());
        }
        return update;
    }
}
