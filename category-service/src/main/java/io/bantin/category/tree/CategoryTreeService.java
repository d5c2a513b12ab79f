package io.bantin.category.tree;

import io.bantin.category.placements.ArticlePlacements;
import io.bantin.kit.idempotency.KeyedCreates;
import io.bantin.kit.ids.Ids;
import io.bantin.kit.outbox.Outbox;
import io.bantin.kit.problems.Etags;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.problems.VersionConflict;
import io.bantin.kit.security.Caller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes the tree so that no category ever hangs on a removed one, though a child and its parent are two documents.
 *
 * <p>Who makes a child puts it down as a proposal, then leaves a trace in the parent, which fails when that one is removed, and
 * only then shows it to others. Who removes the parent reads it, looks for children and proposals, and removes it only if no trace was
 * left since it was read. So, whichever of the steps of the two come between each other:
 * <ul>
 * <li>a proposal made before the look is seen by it: a removal refuses because of a child, and withdraws a mere proposal, whose
 *     maker then cannot show it any more;
 * <li>a proposal made after the look leaves its trace later still: before the removal, which then fails, or after it, and
 *     then it is the trace that fails;
 * <li>a maker that dies leaves a proposal that nobody sees and that stops nobody.
 * </ul>
 */
@Component
class CategoryTreeService {

    private static final String CREATE = "POST /api/editorial/categories";
    private static final int DEEPEST = 8;

    private final Categories categories;
    private final ArticlePlacements usages;
    private final KeyedCreates creates;

    CategoryTreeService(Categories categories, ArticlePlacements usages, KeyedCreates creates) {
        this.categories = categories;
        this.usages = usages;
        this.creates = creates;
    }

    Category create(CategoryController.CategoryRequest request, @Nullable String key, Caller caller) {
        ValidatedCategory validated = ValidatedCategory.of(request);
        String parentId = request.parentId();
        var reserved = creates.idFor(key, caller.name(), CREATE, request, () -> {
            requireRoomBelow(parentId);
            return Ids.next();
        });
        if (reserved.replayed()
                && categories
                        .find(reserved.id())
                        .filter(known -> !known.proposed())
                        .isPresent()) {
            return get(reserved.id());
        }
        categories.propose(Category.proposed(reserved.id(), validated, parentId, place(validated, parentId)));
        try {
            return settle(reserved.id(), parentId);
        } catch (InvalidInput refused) {
            creates.refused(reserved.id());
            throw refused;
        }
    }

    private Category settle(String id, @Nullable String parentId) {
        Category proposal = categories.find(id).orElseThrow(CategoryTreeService::parentRemoved);
        if (parentId != null && proposal.proposed() && !categories.adopt(parentId)) {
            categories.withdraw(proposal);
            throw parentRemoved();
        }
        categories.accept(proposal);
        // Not accepted here: then by the same request sent twice at once, or withdrawn by a removal of the parent.
        return visible(id).orElseThrow(CategoryTreeService::parentRemoved);
    }

    Category rename(String id, CategoryController.CategoryRequest request, @Nullable String ifMatch) {
        Category category = get(id);
        Etags.match(Etags.required(ifMatch), category.version());
        ValidatedCategory validated = ValidatedCategory.of(request);
        if (request.parentId() != null && !request.parentId().equals(category.parentId())) {
            throw InvalidInput.of("parentId", "cannot be changed here: send the present one, or leave it out.");
        }
        Outbox.refuseWhenFull(category.outbox());
        Category next = category.rewritten(validated);
        if (!categories.rewrite(category, next)) {
            throw overtaken(category);
        }
        return next;
    }

    void remove(String id, @Nullable String ifMatch) {
        boolean removed;
        do {
            // Again where a change came between: it, or the child that was made, is then what the answer names.
            removed = removeAsRead(get(id), ifMatch);
        } while (!removed);
    }

    private boolean removeAsRead(Category category, @Nullable String ifMatch) {
        Etags.match(Etags.required(ifMatch), category.version());
        Outbox.refuseWhenFull(category.outbox());
        List<Category> below = categories.children(category.id());
        below.stream().filter(Category::isVisible).findFirst().ifPresent(child -> {
            throw CategoryInUse.byChild(category, child);
        });
        long articles = usages.count(category.id());
        if (articles > 0) {
            throw CategoryInUse.byArticles(category, articles);
        }
        below.forEach(categories::withdraw);
        return categories.remove(category, category.gone());
    }

    Category get(String id) {
        return visible(id).orElseThrow(() -> CategoryNotFound.withId(id));
    }

    private Optional<Category> visible(String id) {
        return categories.find(id).filter(Category::isVisible);
    }

    private void requireRoomBelow(@Nullable String parentId) {
        int depth = 1;
        for (String above = parentId; above != null; depth++) {
            above = visible(above).orElseThrow(() -> unknownParent(parentId)).parentId();
        }
        if (depth > DEEPEST) {
            throw InvalidInput.of("parentId", "is too deep: the tree has at most %d levels.".formatted(DEEPEST));
        }
    }

    /** Where the entry says, or behind its siblings. */
    private int place(ValidatedCategory validated, @Nullable String parentId) {
        if (validated.position() != null) {
            return validated.position();
        }
        return 1
                + categories.children(parentId).stream()
                        .mapToInt(Category::position)
                        .max()
                        .orElse(0);
    }

    private VersionConflict overtaken(Category category) {
        return VersionConflict.between(category.version(), get(category.id()).version());
    }

    private static InvalidInput unknownParent(@Nullable String parentId) {
        return InvalidInput.of("parentId", "is unknown: there is no category with the id '%s'.".formatted(parentId));
    }

    private static InvalidInput parentRemoved() {
        return InvalidInput.of("parentId", "names a category that is just being removed.");
    }
}
