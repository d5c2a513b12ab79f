package io.bantin.notification.subscribers.importing;

import io.bantin.kit.claims.ClaimState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An import of subscribers. Until its file was received and checked whole it is only a note that somebody sends one; by
 * {@code receivedAt}, set in one update with all that follows from it, it becomes an import that is worked on.
 *
 * @param by the account that sent the file
 * @param traceparent the trace of the request that brought the file
 * @param touchedAt when the last block of the file came
 * @param receiving {@code true} while the file comes, then absent; a sparse index finds those that never finished
 * @param abandonedAt when the sender was given up; the file is not taken any more
 * @param rows of the file, without its header
 * @param blocks into which the rows were divided
 * @param tally frozen at the end
 * @param open {@code true} from the receipt to the end, else absent
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

    static SubscriberImport begun(String id, String by, @Nullable String traceparent, Instant now) {
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
