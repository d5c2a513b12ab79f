package io.bantin.notification.campaigns.start;

import io.bantin.kit.store.VersionedUpsert;
import io.bantin.notification.campaigns.ArticleSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** One head for each article; found by {@code _id} only. */
@Repository
class ArticleSummaries {

    private final MongoOperations mongo;

    ArticleSummaries(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Changes the head unless it knows something as new, so that repeated and overtaken events change nothing.
     *
     * @return whether the head changed
     */
    boolean raise(String articleId, long seq, boolean withdrawn, @Nullable ArticleSummary article) {
        Update state = new Update().set("withdrawn", withdrawn);
        if (article != null) {
            state.set("article", article);
        }
        return VersionedUpsert.raise(mongo, StoredArticleSummary.class, articleId, "seq", seq, state);
    }

    boolean isWithdrawnAfter(String articleId, long seq) {
        StoredArticleSummary head = mongo.findById(articleId, StoredArticleSummary.class);
        return head != null && head.withdrawn() && head.seq() > seq;
    }
}
