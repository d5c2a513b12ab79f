package io.bantin.kit.notes;

import io.bantin.kit.idempotency.UsedIdempotencyKey;
import io.bantin.kit.outbox.OutboxEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("notes")
public record Note(
        @Id String id,
        long version,
        String title,
        @Nullable Boolean outboxPending,
        @Nullable List<OutboxEvent> outbox,
        @Nullable List<UsedIdempotencyKey> keys) {

    public List<OutboxEvent> unsent() {
        return outbox == null ? List.of() : outbox;
    }
}
