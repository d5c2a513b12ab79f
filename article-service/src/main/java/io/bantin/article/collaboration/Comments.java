package io.bantin.article.collaboration;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.kit.problems.InvalidInput;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The comments in the store. They are not part of the article's document, so they neither make versions nor let it grow. */
@Repository
public class Comments {

    private static final int MAX_COMMENTS = 1000;

    private final MongoOperations store;

    Comments(MongoOperations store) {
        this.store = store;
        store.indexOps(Comment.COLLECTION)
                .createIndex(new Index()
                        .on("articleId", Direction.ASC)
                        .on("number", Direction.ASC)
                        .named("article"));
    }

    /** All comments of an article, oldest first. */
    List<Comment> of(String articleId) {
        return store.find(Query.query(where("articleId").is(articleId)).with(Sort.by("number")), Comment.class);
    }

    /** Inserts the comment under the next number; a colleague who comments at the same time gets another. */
    Comment add(String articleId, IntFunction<Comment> comment) {
        while (true) {
            var last = store.findOne(
                    Query.query(where("articleId").is(articleId))
                            .with(Sort.by(Direction.DESC, "number"))
                            .limit(1),
                    Comment.class);
            int number = last == null ? 1 : last.number() + 1;
            if (number > MAX_COMMENTS) {
                throw InvalidInput.of(
                        "text", "cannot be added: an article has at most %d comments.".formatted(MAX_COMMENTS));
            }
            try {
                return store.insert(comment.apply(number));
            } catch (DuplicateKeyException takenMeanwhile) {
                continue;
            }
        }
    }

    /** Removes the comments of an article that was deleted. */
    public void removed(String articleId) {
        store.remove(Query.query(where("articleId").is(articleId)), Comment.class);
    }

    Optional<Comment> find(String articleId, int number) {
        return Optional.ofNullable(store.findById(Comment.id(articleId, number), Comment.class));
    }

    /** Whoever resolves first stays recorded. */
    void resolve(Comment comment, Update resolved) {
        store.updateFirst(
                Query.query(where("_id").is(comment.id()).and("resolvedAt").isNull()), resolved, Comment.class);
    }
}
