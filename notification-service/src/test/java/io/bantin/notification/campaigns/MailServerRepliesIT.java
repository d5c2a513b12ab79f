package io.bantin.notification.campaigns;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A campaign reacts to a mail server that does not accept a mail. */
class MailServerRepliesIT extends CampaignScenario {

    @Test
    void triesADeferredRecipientAgain() {
        Readers readers = Readers.of(mongo, 3, category);
        String greylisting = readers.get(1).email();
        TestStack.smtp().answer(greylisting, 451, "4.7.1 Try again later");
        String campaign = newsroom.publishes(article, 1);
        await().until(() -> chunks.counts(campaign).deferred() == 1);
        assertThat(mailsTo(readers.get(1))).isEmpty();

        TestStack.smtp().behave();

        assertThat(finished(campaign)).isEqualTo(counts(3, 3, 0, 0));
        assertThat(mailsTo(readers.get(1))).hasSize(1);
    }

    @Test
    void skipsASubscriberWhoLeavesWhileTheMailIsDeferred() {
        Readers readers = Readers.of(mongo, 3, category);
        Subscriber leaver = readers.get(1);
        TestStack.smtp().answer(leaver.email(), 451, "4.7.1 Try again later");
        String campaign = newsroom.publishes(article, 1);
        await().until(() -> chunks.counts(campaign).deferred() == 1);

        subscribers.leave(leaver.id(), Instant.now());
        TestStack.smtp().behave();

        assertThat(finished(campaign)).isEqualTo(counts(3, 2, 0, 1));
        assertThat(mailsTo(leaver)).isEmpty();
    }

    @Test
    void sendsNoDeferredMailOfACancelledCampaign() {
        Readers readers = Readers.of(mongo, 3, category);
        TestStack.smtp().answer(readers.get(1).email(), 451, "4.7.1 Try again later");
        String campaign = newsroom.publishes(article, 1);
        await().until(() -> chunks.counts(campaign).deferred() == 1);

        campaigns.cancel(campaign);
        TestStack.smtp().behave();

        assertThat(finished(campaign)).isEqualTo(counts(3, 2, 0, 1));
        assertThat(campaigns.find(campaign).orElseThrow().state()).isEqualTo(CampaignState.CANCELLED);
        assertThat(mailsTo(readers.get(1))).isEmpty();
    }

    @Test
    void givesUpOnARecipientWhoIsDeferredTooOften() {
        Readers readers = Readers.of(mongo, 2, category);
        TestStack.smtp().answer(readers.get(0).email(), 450, "4.2.0 Mailbox busy");

        assertThat(finished(newsroom.publishes(article, 1))).isEqualTo(counts(2, 1, 1, 0));
    }

    @Test
    void suppressesAnAddressThatDoesNotExist() {
        Readers readers = Readers.of(mongo, 2, category);
        TestStack.smtp().answer(readers.get(0).email(), 550, "5.1.1 No such user");

        assertThat(finished(newsroom.publishes(article, 1))).isEqualTo(counts(2, 1, 1, 0));
        assertThat(subscribers.find(readers.get(0).id()).orElseThrow().state()).isEqualTo(SubscriberState.SUPPRESSED);
    }

    @Test
    void doesNotSuppressAnAddressThatRefusesThisMailOnly() {
        Readers readers = Readers.of(mongo, 2, category);
        TestStack.smtp().answer(readers.get(0).email(), 552, "5.2.2 Mailbox full");

        assertThat(finished(newsroom.publishes(article, 1))).isEqualTo(counts(2, 1, 1, 0));
        assertThat(subscribers.find(readers.get(0).id()).orElseThrow().isActive())
                .isTrue();
    }

    @Test
    void repeatsAMailWhoseAnswerWasLostWithTheSameMessageId() {
        Readers readers = Readers.of(mongo, 1, category);
        TestStack.smtp().closeAfterAccepting(1);

        assertThat(finished(newsroom.publishes(article, 1))).isEqualTo(counts(1, 1, 0, 0));
        List<Mail> both = mailsTo(readers.get(0));
        assertThat(both).hasSize(2);
        assertThat(both.get(0).messageId()).isEqualTo(both.get(1).messageId());
        assertThat(both.get(0).html()).isEqualTo(both.get(1).html());
    }

    @Test
    void waitsForAMailServerThatIsBusy() {
        Readers.of(mongo, 5, category);
        TestStack.smtp().answerNext(3, 421, "4.3.2 Shutting down");

        assertThat(finished(newsroom.publishes(article, 1))).isEqualTo(counts(5, 5, 0, 0));
        assertThat(recipients()).hasSize(5);
    }

    @Test
    void pausesACampaignWhenEveryMailIsRejected() {
        Readers.of(mongo, 40, category);
        TestStack.smtp().answerNext(1000, 554, "5.7.1 Not from you");
        String campaign = newsroom.publishes(article, 1);

        await().until(() -> campaigns.find(campaign).orElseThrow().state() == CampaignState.PAUSED);
        TestStack.smtp().behave();
        await().during(ofMillis(500)).until(() -> recipients().isEmpty());
        assertThat(chunks.counts(campaign).failed()).isEqualTo(20);

        campaigns.resume(campaign);

        assertThat(finished(campaign)).isEqualTo(counts(40, 20, 20, 0));
    }

    @Test
    void givesFailedRecipientsAnotherTry() {
        Readers readers = Readers.of(mongo, 3, category);
        TestStack.smtp().answer(readers.get(2).email(), 554, "5.7.1 Not today");
        String campaign = newsroom.publishes(article, 1);
        assertThat(finished(campaign)).isEqualTo(counts(3, 2, 1, 0));
        TestStack.smtp().behave();

        chunks.reopenFailed(campaign);
        campaigns.reopen(campaign);

        await().until(() -> mailsTo(readers.get(2)).size() == 1);
        assertThat(finished(campaign)).isEqualTo(counts(3, 3, 0, 0));
        assertThat(recipients()).hasSize(3);
    }
}
