package io.bantin.notification.subscribers.importing.receiving;

import io.bantin.notification.subscribers.importing.Imports;
import io.bantin.notification.subscribers.importing.RowBlocks;
import io.bantin.notification.subscribers.importing.SubscriberImport;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes the rows of uploads that never finished, for example because the receiving process died. */
@Component
@ConditionalOnBooleanProperty(name = "bantin.workers.enabled", matchIfMissing = true)
class AbandonedFileCleanup {

    private final Imports imports;
    private final RowBlocks blocks;
    private final ImportProperties limits;
    private final Clock clock;

    AbandonedFileCleanup(Imports imports, RowBlocks blocks, ImportProperties limits, Clock clock) {
        this.imports = imports;
        this.blocks = blocks;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Every instance runs this. It first abandons the upload and removes its rows. The upload's own document is removed later,
     * together with a block that was being written at the same time.
     */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void removeAbandoned() {
        Instant before = clock.instant().minus(limits.abandonedAfter());
        for (SubscriberImport file : imports.beingReceived()) {
            Instant abandonedAt = file.abandonedAt();
            if (abandonedAt == null && file.touchedAt().isBefore(before) && imports.abandon(file)) {
                blocks.remove(file.id());
            } else if (abandonedAt != null && abandonedAt.isBefore(before)) {
                blocks.remove(file.id());
                imports.removeUnreceived(file.id());
            }
        }
    }
}
