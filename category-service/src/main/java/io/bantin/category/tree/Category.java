package io.bantin.category.tree;

import io.bantin.kit.outbox.OutboxEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A category. A removed category stays as a tombstone, so that its id is not reused and its last event is sent.
 *
 * @param version counts the changes, from 1
 * @param position among its siblings, ascending
 * @param proposed stored, but not yet checked against a concurrent removal of its parent; no reader sees it
 * @param arranged the number of the change of the tree that placed it last; null if none did
 * @param adoptions how often a child was proposed; a removal compares it to detect a child that was created meanwhile
 */
@Document(Category.COLLECTION)
record Category(
        @Id String id,
        long version,
        String name,
        String slug,
        @Nullable String description,
        @Nullable String parentId,
        int position,
        boolean removed,
        boolean proposed,
        long adoptions,
        @Nullable Long arranged,
        List<OutboxEvent> outbox) {

    static final String COLLECTION = "categories";

    /** The largest number of levels of the tree. */
    static final int MAX_DEPTH = 8;

    @PersistenceCreator
    Category {
        outbox = outbox == null ? List.of() : List.copyOf(outbox);
    }

    static Category proposed(String id, ValidatedCategory validated, @Nullable String parentId, int position) {
        return new Category(
                id,
                1,
                validated.name(),
                validated.slug(),
                validated.description(),
                parentId,
                position,
                false,
                true,
                0,
                null,
                List.of());
    }

    boolean isVisible() {
        return !removed && !proposed;
    }

    Category rewritten(ValidatedCategory validated) {
        int newPosition = validated.position() == null ? position : validated.position();
        return new Category(
                id,
                version + 1,
                validated.name(),
                validated.slug(),
                validated.description(),
                parentId,
                newPosition,
                removed,
                proposed,
                adoptions,
                arranged,
                outbox);
    }

    /** At another place in the tree; the version counts only changes that others can see. */
    Category placed(@Nullable String newParentId, int newPosition, long change) {
        boolean visibly = position != newPosition || !Objects.equals(parentId, newParentId);
        return new Category(
                id,
                visibly ? version + 1 : version,
                name,
                slug,
                description,
                newParentId,
                newPosition,
                removed,
                proposed,
                adoptions,
                change,
                outbox);
    }

    /** The number of the change of the tree that placed it last, or 0. */
    long placedBy() {
        return arranged == null ? 0 : arranged;
    }

    Category asRemoved() {
        return new Category(
                id,
                version + 1,
                name,
                slug,
                description,
                parentId,
                position,
                true,
                proposed,
                adoptions,
                arranged,
                outbox);
    }
}
