package io.bantin.article.collaboration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A comment on an article. The id consists of article and number, so two comments never get the same number.
 *
 * @param quote the words of the article that the comment is about
 */
@Document(Comment.COLLECTION)
record Comment(
        @Id String id,
        String articleId,
        int number,
        String by,
        Instant at,
        String text,
        @Nullable String quote,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt) {

    static final String COLLECTION = "articleComments";

    static String id(String articleId, int number) {
        return articleId + "." + number;
    }
}
