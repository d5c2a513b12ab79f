package io.bantin.notification.campaigns.planning;

import io.bantin.notification.campaigns.ledger.Chunk;
import org.jspecify.annotations.Nullable;

/** Where a plan goes on: the number of the next chunk, how many are planned before it, and after whom it begins. */
record PlanPosition(int number, long before, @Nullable String lastId) {

    static final PlanPosition START = new PlanPosition(0, 0, null);

    static PlanPosition after(Chunk chunk) {
        return new PlanPosition(chunk.number() + 1, chunk.before() + chunk.size(), chunk.lastId());
    }
}
