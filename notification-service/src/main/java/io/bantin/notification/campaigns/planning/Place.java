package io.bantin.notification.campaigns.planning;

import io.bantin.notification.campaigns.ledger.Chunk;
import org.jspecify.annotations.Nullable;

/** Where a plan goes on: the number of the next chunk, how many are planned before it, and after whom it begins. */
record Place(int number, long before, @Nullable String lastId) {

    static final Place START = new Place(0, 0, null);

    static Place after(Chunk chunk) {
        return new Place(chunk.number() + 1, chunk.before() + chunk.size(), chunk.lastId());
    }
}
