package io.bantin.notification.campaigns.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.campaigns.Readers;
import io.bantin.notification.campaigns.ledger.Chunk;
import io.bantin.notification.campaigns.ledger.ChunkHeader;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import io.bantin.notification.campaigns.ledger.UndeliveredStatus;
import io.bantin.notification.mail.delivery.RateLimitFixtures;
import io.bantin.stack.testing.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One turn of a worker with a chunk: its length, its limits, and what it stores. */
class ChunkDeliveryIT extends DeliveryScenario {

    /** The server may have held its answer back because of the envelope that came with the mail. */
    @Test
    void pipelinesNothingWithAMailThatIsRepeated() {
        List<String> to = chunkOf(3).emails();
        TestStack.smtp().closeAfterAccepting(1);
        var session = new WatchedSession(server.openSession(), () -> {}, NOTHING);

        deliver(here.ticker(), claimed(here), services.limits(), session);

        assertThat(session.envelopes())
                .containsExactly(
                        to.get(0) + ", " + to.get(1),
                        to.get(0) + ", nobody",
                        to.get(1) + ", " + to.get(2),
                        to.get(2) + ", nobody");
        assertThat(counts()).isEqualTo(counts(3, 3, 0));
    }

    @Test
    void sendsToOthersFirstWhenTheConnectionAlwaysBreaksAtOneMail() {
        Readers readers = chunkOf(5);
        var breaking =
                new BreakingSession(server.openSession(), readers.emails().get(0));

        deliver(here.ticker(), claimed(here), services.limits(), breaking);
        assertThat(counts()).as("the server may need a moment").isEqualTo(counts(5, 0, 0));
        deliver(here.ticker(), claimed(here), services.limits(), breaking);

        assertThat(counts()).isEqualTo(counts(5, 4, 0));
        assertThat(deferred()).hasSize(1).allSatisfy(entry -> {
            assertThat(entry.attempts()).isEqualTo(1);
            assertThat(entry.reply()).contains("during this mail");
        });
    }

    @Test
    void endsItsTurnAfterASecond() {
        chunkOf(5);

        deliver(here, claimed(here), _ -> here.waits(Duration.ofMillis(400)));

        assertThat(counts()).isEqualTo(counts(5, 3, 0));
        assertThat(there.claim(campaign.id())).isPresent();
    }

    @Test
    void sendsOneMailAtLeastHoweverSlowTheServerIs() {
        chunkOf(2);
        deliver(here.ticker(), claimed(here), () -> here.waits(Duration.ofSeconds(20)), NOTHING);
        assertThat(counts().sent()).isPositive();
    }

    @Test
    void leavesRecipientsDueWhoseDomainHasReachedItsLimit() {
        chunkOf(5);

        deliver(here.ticker(), claimed(here), RateLimitFixtures.perDomainMinute(10), server.openSession());

        assertThat(counts()).isEqualTo(counts(5, 1, 0));
        ChunkHeader header = header();
        assertThat(header.entries()).as("nobody was refused").isEmpty();
        assertThat(header.isDue(clock.instant())).isFalse();
        assertThat(header.dueAt()).isAfter(clock.instant());
    }

    @Test
    void waitsForAPermitWhenTheLimitOfAllMailsIsReached() {
        chunkOf(3);
        deliver(here.ticker(), claimed(here), RateLimitFixtures.perMinute(600), server.openSession());
        assertThat(counts()).isEqualTo(counts(3, 3, 0));
    }

    @Test
    void storesTheReplyToEachMail() {
        Readers readers = chunkOf(3);
        deliver(here, claimed(here), NOTHING);
        Chunk stored = stored();
        assertThat(stored.receipts()).hasSize(1).first().satisfies(receipt -> {
            assertThat(receipt.server())
                    .isEqualTo("localhost:" + TestStack.smtp().port());
            assertThat(receipt.positions()).containsExactly(0, 1, 2);
            assertThat(receipt.replyTo(2))
                    .hasValueSatisfying(reply -> assertThat(reply).startsWith("250"));
        });
        assertThat(readers.count()).isEqualTo(3);
    }

    private List<RecipientOutcome> deferred() {
        return header().entries().values().stream()
                .filter(entry -> entry.outcome() == UndeliveredStatus.DEFERRED)
                .toList();
    }

    private Chunk stored() {
        return Objects.requireNonNull(mongo.findById(campaign.id() + "/000000", Chunk.class));
    }
}
