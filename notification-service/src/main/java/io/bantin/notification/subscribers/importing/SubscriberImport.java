package io.bantin.notification.subscribers.importing;

import io.bantin.kit.claims.ClaimState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An import of subscribers. Until the whole file is received and checked, it only records a running upload. The update that sets
 * {@code receivedAt} makes it an import that workers process.
 *
 * @param by the account that uploaded the file
 * @param traceparent the trace of the upload request
 * @param touchedAt when the last block of the file arrived
 * @param receiving {@code true} during the upload, then absent; a sparse index finds uploads that never finished
 * @param abandonedAt when the upload was abandoned; no more of the file is accepted
 * @param rows the number of rows without the header
 * @param blocks the number of blocks that the rows were divided into
 * @param tally the final counts, set at the end
 * @param open {@code true} until the import is done, then absent
 */
@Document("subscriber_imports")
public record SubscriberImport(
        @Id String id,
        String by,
        @Nullable String traceparent,
        Instant touchedAt,
        @Nullable Boolean receiving,
        @Nullable Instant abandonedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long rows,
        int blocks,
        @Nullable ImportCounts tally,
        @Nullable Boolean open,
        ClaimState claim) {

    static SubscriberImport uploading(String id, String by, @Nullable String traceparent, Instant now) {
        return new SubscriberImport(
                id, by, traceparent, now, true, null, null, null, null, 0, 0, null, null, ClaimState.FREE);
    }

    public ImportState state() {
        if (finishedAt != null) {
            return ImportState.DONE;
        }
        return startedAt == null ? ImportState.WAITING : ImportState.RUNNING;
    }
}
