package io.bantin.notification.campaigns.planning;

import io.bantin.notification.campaigns.ledger.Chunk;
import org.jspecify.annotations.Nullable;

/** Where a plan continues: the number of the next chunk, and the last recipient before it. */
record PlanPosition(int number, @Nullable String lastId) {

    static final PlanPosition START = new PlanPosition(0, null);

    static PlanPosition after(Chunk chunk) {
        return new PlanPosition(chunk.number() + 1, chunk.lastId());
    }
}
