package io.bantin.notification.campaigns.announcements;

import io.bantin.kit.store.LocalCopies;
import io.bantin.notification.campaigns.ArticleHead;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** One head for each article; found by {@code _id} only. */
@Repository
class Heads {

    private final MongoOperations mongo;

    Heads(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Changes the head unless it knows something as new, so that repeated and overtaken events change nothing.
     *
     * @return whether the head changed
     */
    boolean raise(String articleId, long seq, boolean withdrawn, @Nullable ArticleHead article) {
        Update state = new Update().set("withdrawn", withdrawn);
        if (article != null) {
            state.set("article", article);
        }
        return LocalCopies.raise(mongo, Head.class, articleId, "seq", seq, state);
    }

    boolean isWithdrawnAfter(String articleId, long seq) {
        Head head = mongo.findById(articleId, Head.class);
        return head != null && head.withdrawn() && head.seq() > seq;
    }
}
