package io.bantin.category.tree;

import io.bantin.kit.outbox.OutboxEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A category. One that was removed stays as a tombstone, so that its id and its last event are never lost.
 *
 * @param version counts the changes, from 1
 * @param position among its siblings, ascending
 * @param proposed made, but its parent was not yet asked whether it still is there; nobody but the maker sees it
 * @param adoptions how many children were ever proposed to it: what a removal compares to find a child made meanwhile
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
                id, 1, validated.name(), validated.slug(), validated.description(), parentId, position, false, true, 0, List.of());
    }

    boolean isVisible() {
        return !removed && !proposed;
    }

    Category rewritten(ValidatedCategory validated) {
        int place = validated.position() == null ? position : validated.position();
        return new Category(
                id,
                version + 1,
                validated.name(),
                validated.slug(),
                validated.description(),
                parentId,
                place,
                removed,
                proposed,
                adoptions,
                outbox);
    }

    Category gone() {
        return new Category(
                id, version + 1, name, slug, description, parentId, position, true, proposed, adoptions, outbox);
    }
}
