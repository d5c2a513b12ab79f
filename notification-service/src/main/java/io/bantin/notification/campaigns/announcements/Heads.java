package io.bantin.notification.campaigns.announcements;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.notification.campaigns.ArticleHead;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
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

    /** Changes the head unless it knows something as new, so that repeated and overtaken events change nothing. */
    void raise(String articleId, long seq, boolean withdrawn, @Nullable ArticleHead article) {
        Update newer = new Update().set("seq", seq).set("withdrawn", withdrawn);
        if (article != null) {
            newer.set("article", article);
        }
        try {
            mongo.upsert(query(where("_id").is(articleId).and("seq").lt(seq)), newer, Head.class);
        } catch (DuplicateKeyException asNewOrNewer) {
            // The head is there, with a seq that is not below this one.
        }
    }

    boolean isWithdrawnAfter(String articleId, long seq) {
        Head head = mongo.findById(articleId, Head.class);
        return head != null && head.withdrawn() && head.seq() > seq;
    }
}
