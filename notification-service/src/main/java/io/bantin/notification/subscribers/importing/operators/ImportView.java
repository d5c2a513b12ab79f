package io.bantin.notification.subscribers.importing.operators;

import io.bantin.notification.subscribers.importing.ImportCounts;
import io.bantin.notification.subscribers.importing.ImportState;
import io.bantin.notification.subscribers.importing.SubscriberImport;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import as operators see it, with the counts of the rows processed so far.
 *
 * @param progress the percentage of rows that are processed
 * @param rejections the number of rejected rows by reason
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

    static ImportView of(SubscriberImport file, ImportCounts counts) {
        return new ImportView(
                file.id(),
                file.state(),
                file.rows(),
                counts.imported(),
                counts.unchanged(),
                counts.rejected(),
                (int) (100 * counts.rows() / file.rows()),
                counts.reasons(),
                file.by(),
                file.receivedAt(),
                file.startedAt(),
                file.finishedAt());
    }
}
