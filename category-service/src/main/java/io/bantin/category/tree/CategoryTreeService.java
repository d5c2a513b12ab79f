package io.bantin.category.tree;

import io.bantin.category.placements.ArticlePlacements;
import io.bantin.kit.etags.Etags;
import io.bantin.kit.etags.VersionConflict;
import io.bantin.kit.idempotency.IdempotentCreates;
import io.bantin.kit.ids.Ids;
import io.bantin.kit.outbox.Outbox;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes the tree. No category ever has a removed parent, although parent and child are two documents.
 *
 * <p>A creation stores the child as a proposal, then increments {@code adoptions} of the parent, which fails if the parent
 * is removed, and then accepts the proposal. A removal reads the parent, searches for children and proposals, and removes
 * the parent only if {@code adoptions} has not changed since. However the steps of the two interleave:
 * <ul>
 * <li>if the proposal is stored before the search, the removal finds it. It refuses because of an accepted child, and deletes
 *     a mere proposal, which can then not be accepted;
 * <li>if the proposal is stored after the search, the increment follows later: either before the removal, which then fails,
 *     or after it, and then the increment fails;
 * <li>if the creation dies, it leaves a proposal that no reader sees and that blocks no removal.
 * </ul>
 *
 * <p>A move is safe in the same way: it is decided first ({@link TreeChanges}), then increments {@code adoptions} of the new
 * parent, and then places the category. A removal that has read the parent before that increment fails, and any other finds the
 * decided move and carries it out before it searches.
 */
@Component
class CategoryTreeService {

    private static final String CREATE = "POST /api/editorial/categories";

    private final Categories categories;
    private final ArticlePlacements placements;
    private final IdempotentCreates creates;
    private final TreeChanges changes;
    private final CategoryScope scope;

    CategoryTreeService(
            Categories categories, ArticlePlacements placements, IdempotentCreates creates, TreeChanges changes) {
        this.categories = categories;
        this.placements = placements;
        this.creates = creates;
        this.changes = changes;
        this.scope = new CategoryScope(categories);
    }

    Category create(CategoryController.CategoryRequest request, @Nullable String key, Caller caller) {
        ValidatedCategory validated = ValidatedCategory.of(request);
        String parentId = request.parentId();
        var reserved = creates.idFor(key, caller.name(), CREATE, request, () -> {
            requireDepthBelow(parentId);
            scope.requireBelow(caller, parentId);
            return Ids.next();
        });
        if (reserved.replayed()
                && categories
                        .find(reserved.id())
                        .filter(known -> !known.proposed())
                        .isPresent()) {
            return get(reserved.id());
        }
        categories.propose(Category.proposed(reserved.id(), validated, parentId, position(validated, parentId)));
        try {
            return accept(reserved.id(), parentId);
        } catch (InvalidInput refused) {
            creates.refused(reserved.id());
            throw refused;
        }
    }

    private Category accept(String id, @Nullable String parentId) {
        Category proposal = categories.find(id).orElseThrow(CategoryTreeService::parentIsBeingRemoved);
        if (parentId != null && proposal.proposed() && !categories.adopt(parentId)) {
            categories.withdraw(proposal);
            throw parentIsBeingRemoved();
        }
        categories.accept(proposal);
        // If it was not accepted here, a second copy of the request accepted it, or a removal of the parent deleted it.
        return visible(id).orElseThrow(CategoryTreeService::parentIsBeingRemoved);
    }

    Category rename(String id, CategoryController.CategoryRequest request, @Nullable String ifMatch, Caller caller) {
        Category category = get(id);
        scope.require(caller, category);
        Etags.match(Etags.required(ifMatch), category.version());
        ValidatedCategory validated = ValidatedCategory.of(request);
        if (request.parentId() != null && !request.parentId().equals(category.parentId())) {
            throw InvalidInput.of(
                    "parentId",
                    "cannot be changed here: send the current one or omit it, and move the category with POST …/move.");
        }
        Outbox.refuseWhenFull(category.outbox());
        Category next = category.rewritten(validated);
        if (!categories.rewrite(category, next)) {
            throw conflictWith(category);
        }
        return next;
    }

    void remove(String id, @Nullable String ifMatch, Caller caller) {
        scope.require(caller, get(id));
        boolean removed;
        do {
            // Repeat after a concurrent change, so that the answer names that change or the new child.
            removed = removeUnlessChanged(get(id), ifMatch);
        } while (!removed);
    }

    private boolean removeUnlessChanged(Category category, @Nullable String ifMatch) {
        Etags.match(Etags.required(ifMatch), category.version());
        Outbox.refuseWhenFull(category.outbox());
        // Before the search, so that it finds a category that a decided change puts below this one.
        changes.settled();
        List<Category> below = categories.children(category.id());
        below.stream().filter(Category::isVisible).findFirst().ifPresent(child -> {
            throw CategoryInUse.byChild(category, child);
        });
        long articles = placements.count(category.id());
        if (articles > 0) {
            throw CategoryInUse.byArticles(category, articles);
        }
        below.forEach(categories::withdraw);
        return categories.remove(category, category.asRemoved());
    }

    Category get(String id) {
        return visible(id).orElseThrow(() -> CategoryNotFound.withId(id));
    }

    private Optional<Category> visible(String id) {
        return categories.find(id).filter(Category::isVisible);
    }

    private void requireDepthBelow(@Nullable String parentId) {
        int depth = 1;
        for (String above = parentId; above != null; depth++) {
            above = visible(above).orElseThrow(() -> unknownParent(parentId)).parentId();
        }
        if (depth > Category.MAX_DEPTH) {
            throw InvalidInput.of(
                    "parentId", "is too deep: the tree has at most %d levels.".formatted(Category.MAX_DEPTH));
        }
    }

    /** The position that was requested, or the one after the last sibling. */
    private int position(ValidatedCategory validated, @Nullable String parentId) {
        if (validated.position() != null) {
            return validated.position();
        }
        return 1
                + categories.children(parentId).stream()
                        .mapToInt(Category::position)
                        .max()
                        .orElse(0);
    }

    private VersionConflict conflictWith(Category category) {
        return VersionConflict.between(category.version(), get(category.id()).version());
    }

    static InvalidInput unknownParent(@Nullable String parentId) {
        return InvalidInput.of("parentId", "is unknown: there is no category with the id '%s'.".formatted(parentId));
    }

    static InvalidInput parentIsBeingRemoved() {
        return InvalidInput.of("parentId", "names a category that is being removed.");
    }
}
