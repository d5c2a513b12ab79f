package io.bantin.notification.campaigns.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.claims.Ticker;
import io.bantin.notification.TestTime;
import io.bantin.notification.campaigns.Readers;
import io.bantin.notification.campaigns.ledger.Chunk;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An owner that stalls, is slow, or was replaced. */
class StalledDeliveryIT extends DeliveryScenario {

    @Autowired
    private Chunks chunks;

    @Autowired
    private TestTime time;

    @Autowired
    private Ticker ticker;

    @Test
    void repeatsOnlyMailsThatAStalledOwnerHadNotMarked() throws InterruptedException {
        Readers readers = chunkOf(100);
        Stall stall = new Stall(40);
        Thread stalled = Thread.startVirtualThread(() -> deliver(here, claimed(here), stall));
        assertThat(stall.reached.await(30, TimeUnit.SECONDS)).isTrue();
        long marked = counts().sent();
        assertThat(marked).isEqualTo(32);

        deliver(there, there.takeOver(campaign.id()), NOTHING);
        assertThat(counts()).isEqualTo(counts(100, 100, 0));
        stall.goOn.countDown();
        stalled.join();

        assertThat(counts()).isEqualTo(counts(100, 100, 0));
        List<Mail> mails = TestStack.smtp().mails();
        assertThat(mails.stream().map(Mail::to).distinct()).containsExactlyInAnyOrderElementsOf(readers.emails());
        assertThat(mails.stream().map(Mail::messageId).distinct()).hasSize(100);
        assertThat(mails.size() - 100).isBetween(8, 32);
    }

    @Test
    void sendsNothingMoreAfterAStallInWhichItWasReplaced() {
        chunkOf(40);
        var stoodStill = new AtomicBoolean();
        Ticker ticker = () -> {
            // All outcomes so far are marked. The process stalls here, and continues after it was replaced.
            if (counts().sent() == 32 && stoodStill.compareAndSet(false, true)) {
                there.takeOver(campaign.id()).abandon();
                here.waits(Duration.ofSeconds(12));
            }
            return here.ticker().nanos();
        };

        deliver(ticker, claimed(here), () -> {}, NOTHING);

        assertThat(TestStack.smtp().mails()).hasSize(32);
        assertThat(counts().sent()).isEqualTo(32);
    }

    @Test
    void marksEveryTenthOfASecondWhenTheServerIsSlow() {
        chunkOf(5);
        List<Long> marked = new ArrayList<>();
        deliver(here, claimed(here), _ -> {
            marked.add(counts().sent());
            here.waits(Duration.ofMillis(101));
        });
        assertThat(marked).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void discardsAPipelinedEnvelopeWhenTheChunkBelongsToAnother() {
        chunkOf(40);
        var session = new WatchedSession(server.openSession(), () -> {}, n -> {
            if (n == 31) {
                there.takeOver(campaign.id()).abandon();
            }
        });

        deliver(here.ticker(), claimed(here), services.limits(), session);

        assertThat(session.discarded()).hasSize(1);
        assertThat(TestStack.smtp().mails()).hasSize(32);
    }

    @Test
    void keepsItsChunkWhileTheReceiverTakesLongerThanATakeover() {
        chunkOf(2);
        OwnedChunk chunk = chunks.streamOpen(campaign.id())
                .findFirst()
                .flatMap(chunks::tryClaim)
                .orElseThrow();
        deliver(ticker, chunk, () -> {}, slowly -> {
            for (int i = 0; i < 4; i++) {
                long beat = beat();
                time.moveTicker(Duration.ofSeconds(3));
                await().until(() -> beat() > beat);
                there.waits(Duration.ofSeconds(3));
                assertThat(there.claim(campaign.id())).isEmpty();
            }
        });
        assertThat(counts().sent()).isPositive();
    }

    private long beat() {
        return stored().claim().beat();
    }

    /** Stalls before the n-th mail, like a process that is stopped or killed. */
    private static final class Stall implements IntConsumer {

        private final int at;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        Stall(int at) {
            this.at = at;
        }

        @Override
        public void accept(int n) {
            if (n != at) {
                return;
            }
            reached.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Chunk stored() {
        return Objects.requireNonNull(mongo.findById(campaign.id() + "/000000", Chunk.class));
    }
}
