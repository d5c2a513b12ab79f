package io.bantin.article.workingcopies;

import io.bantin.article.manuscripts.Manuscript;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What one person has typed into one article and not saved yet.
 *
 * @param etag changes with each write, and never comes back: a copy that is removed and written anew has another
 * @param baseVersion the version of the article that the person began from
 */
@Document(WorkingCopy.COLLECTION)
record WorkingCopy(@Id String id, String article, String etag, long baseVersion, Instant savedAt, Manuscript fields) {

    static final String COLLECTION = "workingCopies";

    /** Ids of articles have one length, so no two pairs have the same id. */
    static String id(String article, String person) {
        return article + "." + person;
    }
}
