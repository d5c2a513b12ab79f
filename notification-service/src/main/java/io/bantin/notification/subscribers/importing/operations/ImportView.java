package io.bantin.notification.subscribers.importing.operations;

import io.bantin.notification.subscribers.importing.ImportCounts;
import io.bantin.notification.subscribers.importing.ImportState;
import io.bantin.notification.subscribers.importing.SubscriberImport;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import as operators see it; the counts are sums at the moment of the question until they are frozen.
 *
 * @param progress percent of the rows that are decided
 * @param rejections how many rows were rejected for each reason
 */
record ImportView(
        String id,
        ImportState state,
        long rows,
        long imported,
        long unchanged,
        long rejected,
        int progress,
        Map<String, Long> rejections,
        String by,
        @Nullable Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static ImportView of(SubscriberImport file, ImportCounts tally) {
        return new ImportView(
                file.id(),
                file.state(),
                file.rows(),
                tally.imported(),
                tally.unchanged(),
                tally.rejected(),
                (int) (100 * tally.rows() / file.rows()),
                tally.reasons(),
                file.by(),
                file.receivedAt(),
                file.startedAt(),
                file.finishedAt());
    }
}
