package io.bantin.category.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decided change of the tree: the new places of some categories.
 *
 * @param number counts the changes, from 1
 */
public record TreeChange(long number, List<NewPlace> places) {

    /** Below which parent a category goes, and where among its siblings. */
    public record NewPlace(String id, @Nullable String parentId, int position) {}
}
