package io.bantin.notification.subscribers.importing;

import io.bantin.kit.claims.ClaimState;
import io.bantin.kit.ids.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;

/** Received files that the service's own worker does not process. */
public final class ImportFixtures {

    private ImportFixtures() {}

    /** Stores a file with these rows in blocks of {@code perBlock} rows. */
    public static SubscriberImport received(MongoOperations mongo, List<Row> rows, int perBlock) {
        String id = Ids.next();
        int number = 0;
        for (int start = 0; start < rows.size(); start += perBlock) {
            List<Row> some = rows.subList(start, Math.min(rows.size(), start + perBlock));
            mongo.insert(block(id, number++, some));
        }
        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        return mongo.insert(new SubscriberImport(
                id,
                "operator",
                null,
                now,
                null,
                null,
                now,
                null,
                null,
                rows.size(),
                number,
                null,
                null,
                ClaimState.FREE));
    }

    public static RowBlock block(String importId, int number, List<Row> rows) {
        List<String> keys = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (Row row : rows) {
            if (!keys.contains(row.fields().getFirst())) {
                keys.add(row.fields().getFirst());
                lines.add(row.line());
            }
        }
        return RowBlock.of(importId, number, rows, keys, lines);
    }

    public static Row row(int line, String email, String category) {
        return new Row(line, List.of(email, category, "vi", "INSTANT", "2026-01-31T08:00:00Z", "Vâng"));
    }
}
