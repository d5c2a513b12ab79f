package io.bantin.category.tree;

import io.bantin.kit.outbox.OutboxEvent;
import java.util.List;
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
        List<OutboxEvent> outbox) {

    static final String COLLECTION = "categories";

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
                outbox);
    }

    Category asRemoved() {
        return new Category(
                id, version + 1, name, slug, description, parentId, position, true, proposed, adoptions, outbox);
    }
}
