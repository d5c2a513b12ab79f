package io.bantin.category.changes;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The one document about the tree as a whole.
 *
 * @param version the number of the last change of the tree that was carried out
 * @param writes counts the changes of the tree and the other writes to categories, so that a reader notices that its copy of the tree is old
 * @param change decided and perhaps not carried out yet
 */
@Document(TreeState.COLLECTION)
public record TreeState(
        @Id String id, long version, long writes, @Nullable TreeChange change) {

    static final String COLLECTION = "tree";
    static final String ID = "tree";

    static TreeState initial() {
        return new TreeState(ID, 0, 0, null);
    }
}
