package io.bantin.notification.subscribers.importing.receiving;

import static io.bantin.notification.subscribers.importing.ImportFixtures.block;
import static io.bantin.notification.subscribers.importing.ImportFixtures.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.TestTime;
import io.bantin.notification.WholeService;
import io.bantin.notification.subscribers.importing.Imports;
import io.bantin.notification.subscribers.importing.RowBlocks;
import io.bantin.notification.subscribers.importing.SubscriberImport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Uploads whose receiver died or is very slow. */
@WholeService
class AbandonedFileCleanupIT {

    @Autowired
    private AbandonedFileCleanup cleanup;

    @Autowired
    private Imports imports;

    @Autowired
    private RowBlocks blocks;

    @Autowired
    private TestTime time;

    private String id;

    @BeforeEach
    void aFileWhoseReceiverDied() {
        id = imports.begin("operator", null);
        blocks.insert(block(id, 0, List.of(row(2, "ai@example.org", "tin"))));
    }

    @Test
    void removesAnUploadThatStopped() {
        cleanup.removeAbandoned();
        assertThat(blocks.find(id, 0)).isPresent();

        time.moveClock(Duration.ofMinutes(61));
        cleanup.removeAbandoned();
        assertThat(blocks.find(id, 0)).isEmpty();
        assertThat(imports.find(id)).isEmpty();

        time.moveClock(Duration.ofMinutes(61));
        cleanup.removeAbandoned();
        assertThat(imports.beingReceived()).extracting(SubscriberImport::id).doesNotContain(id);
    }

    @Test
    void keepsARunningUpload() {
        time.moveClock(Duration.ofMinutes(59));
        imports.touch(id);
        time.moveClock(Duration.ofMinutes(59));

        cleanup.removeAbandoned();

        assertThat(blocks.find(id, 0)).isPresent();
        assertThat(imports.received(id, 1, 1)).isTrue();
    }

    @Test
    void acceptsNoMoreRowsOfAnAbandonedUpload() {
        time.moveClock(Duration.ofMinutes(61));
        cleanup.removeAbandoned();

        assertThat(imports.touch(id)).isFalse();
        assertThat(imports.received(id, 1, 1)).isFalse();
    }

    @Test
    void doesNotAbandonAnUploadThatContinuedSinceItWasRead() {
        SubscriberImport seen = imports.beingReceived().stream()
                .filter(file -> file.id().equals(id))
                .findFirst()
                .orElseThrow();
        time.moveClock(Duration.ofMinutes(61));
        imports.touch(id);

        assertThat(imports.abandon(seen)).isFalse();
    }

    @Test
    void doesNotAbandonACompleteFileWhoseReceiverGotNoAcknowledgement() {
        imports.received(id, 1, 1);

        assertThat(imports.abandon(id)).isFalse();
    }

    @Test
    void removesABlockThatArrivedAfterItsUploadWasAbandoned() {
        time.moveClock(Duration.ofMinutes(61));
        cleanup.removeAbandoned();
        blocks.insert(block(id, 1, List.of(row(3, "bo@example.org", "tin"))));

        time.moveClock(Duration.ofMinutes(61));
        cleanup.removeAbandoned();

        assertThat(blocks.find(id, 1)).isEmpty();
    }
}
