package io.bantin.notification.campaigns.sending;

import static io.bantin.notification.campaigns.CampaignFixtures.withDecisionAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Readers;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** No mail is sent if its recipient, or the campaign's status, was read too long ago. */
class OutdatedRecipientsIT extends DeliveryScenario {

    @Test
    void sendsNothingOnAReadThatIsOlderThanASecond() {
        Readers readers = chunkOf(5);
        IntConsumer slowly = n -> {
            if (n == 0) {
                subscribers.leave(readers.get(1).id(), clock.instant());
                subscribers.leave(readers.get(4).id(), clock.instant());
            }
            here.waits(Duration.ofMillis(600));
        };
        deliver(here, claimed(here), slowly);
        deliver(here, claimed(here), _ -> {});
        // The second recipient was read 600 ms before the mail. The fifth was read again, and has left.
        assertThat(counts()).isEqualTo(counts(5, 4, 1));
    }

    @Test
    void discardsAPipelinedEnvelopeWhenTheMailBeforeTookTooLong() {
        Readers readers = chunkOf(3);
        var session = new WatchedSession(server.openSession(), () -> {}, n -> {
            if (n == 0) {
                subscribers.leave(readers.get(1).id(), clock.instant());
                here.waits(Duration.ofMillis(1100));
            }
        });

        deliver(here.ticker(), claimed(here), services.limits(), session);
        deliver(here, claimed(here), NOTHING);

        assertThat(session.discarded()).containsExactly(readers.emails().get(1));
        assertThat(TestStack.smtp().mails())
                .extracting(Mail::to)
                .containsExactly(readers.emails().getFirst(), readers.emails().getLast());
        assertThat(counts()).isEqualTo(counts(3, 2, 1));
    }

    @Test
    void sendsNothingToASubscriberWhoLeftDuringASlowGreeting() {
        Readers readers = chunkOf(5);
        Runnable slowGreeting = () -> {
            subscribers.leave(readers.get(1).id(), clock.instant());
            here.waits(Duration.ofSeconds(8));
        };

        deliver(here.ticker(), claimed(here), slowGreeting, NOTHING);

        assertThat(counts()).isEqualTo(counts(5, 4, 1));
    }

    @Test
    void reconnectsAndReadsAgainWhenTheServerHungUpBetweenTwoMails() {
        Readers readers = chunkOf(5);
        deliver(here, claimed(here), n -> {
            if (n == 2) {
                subscribers.leave(readers.get(3).id(), clock.instant());
                TestStack.smtp().answer(readers.emails().get(2), 421, "Enough for one connection");
            } else if (n == 3) {
                TestStack.smtp().behave();
            }
        });
        assertThat(counts()).isEqualTo(counts(5, 4, 1));
        assertThat(TestStack.smtp().mails()).hasSize(4);
    }

    @Test
    void reconnectsBeforeItReadsAfterAMailWhoseAnswerWasLost() {
        Readers readers = chunkOf(5);
        TestStack.smtp().closeAfterAccepting(1);
        var connections = new AtomicInteger();
        Runnable slowFromTheSecondOn = () -> {
            if (connections.incrementAndGet() == 2) {
                subscribers.leave(readers.get(1).id(), clock.instant());
                here.waits(Duration.ofSeconds(8));
            }
        };

        deliver(here.ticker(), claimed(here), slowFromTheSecondOn, NOTHING);

        assertThat(connections).hasValueGreaterThan(1);
        assertThat(TestStack.smtp().mailsTo(readers.emails().get(1))).isEmpty();
    }

    @Test
    void readsTheStatusOfTheCampaignAfterItsClaim() {
        chunkOf(5);
        var statuses = new CampaignStatusCache(campaigns);
        assertThat(statuses.of(campaign.id(), 0, here.ticker()).sendable()).isTrue();
        campaigns.cancel(campaign.id());
        here.waits(Duration.ofNanos(1));

        deliver(
                campaign,
                claimed(here),
                server.openSession(),
                servicesOf(here.ticker(), statuses, services.limits(), services.blocked()));

        assertThat(TestStack.smtp().mails()).isEmpty();
    }

    @Test
    void releasesTheChunkOfAPausedCampaign() {
        chunkOf(5);
        campaigns.pause(campaign.id(), "by a test");

        deliver(here, claimed(here), NOTHING);

        assertThat(TestStack.smtp().mails()).isEmpty();
        assertThat(there.claim(campaign.id())).isPresent();
    }

    @Test
    void skipsMailsThatWouldBeStaleNews() {
        chunkOf(40);
        Campaign old = withDecisionAt(campaign, clock.instant().minus(Duration.ofHours(25)));

        deliver(old, claimed(here), server.openSession(), services);

        assertThat(counts()).isEqualTo(counts(40, 0, 40));
        assertThat(TestStack.smtp().mails()).isEmpty();
        assertThat(header().entries().values())
                .allSatisfy(entry -> assertThat(entry.reply()).contains("stale news"));
    }
}
