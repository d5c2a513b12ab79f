package io.bantin.category.tree;

import io.bantin.kit.security.Caller;
import io.bantin.kit.security.OutsideSubtrees;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks whether a caller whose token names categories works in the part of the tree that a request changes. */
record CategoryScope(Categories categories) {

    void require(Caller caller, Category category) {
        if (!caller.worksIn(categories.path(category.id()))) {
            throw OutsideSubtrees.of(
                    "id", "is the category '%s', in which your account does not work.".formatted(category.name()));
        }
    }

    /** @param parentId null for the root of the tree, which is above every category and so never within a limit */
    void requireBelow(Caller caller, @Nullable String parentId) {
        if (!caller.worksIn(parentId == null ? List.of() : categories.path(parentId))) {
            throw OutsideSubtrees.of("parentId", "must be a category in which your account works.");
        }
    }
}
