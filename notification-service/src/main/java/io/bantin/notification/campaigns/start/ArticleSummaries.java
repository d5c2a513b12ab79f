package io.bantin.notification.campaigns.start;

import io.bantin.kit.store.VersionedUpsert;
import io.bantin.notification.campaigns.ArticleSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The newest summary of each article, found by {@code _id} alone. */
@Repository
class ArticleSummaries {

    private final MongoOperations mongo;

    ArticleSummaries(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Stores the summary if it is newer than the stored one, so that repeated and late events change nothing.
     *
     * @return whether the summary changed
     */
    boolean storeIfNewer(String articleId, long version, boolean withdrawn, @Nullable ArticleSummary article) {
        Update state = new Update().set("withdrawn", withdrawn);
        if (article != null) {
            state.set("article", article);
        }
        return VersionedUpsert.upsertIfNewer(mongo, StoredArticleSummary.class, articleId, "seq", version, state);
    }

    boolean isWithdrawnAfter(String articleId, long version) {
        StoredArticleSummary stored = mongo.findById(articleId, StoredArticleSummary.class);
        return stored != null && stored.withdrawn() && stored.version() > version;
    }
}
