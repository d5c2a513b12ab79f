package io.bantin.notification.campaigns.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.campaigns.Readers;
import io.bantin.notification.campaigns.bounces.LedgerBounce;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscriber.Lift;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.SubscriptionChange;
import io.bantin.notification.subscribers.SuppressionReason;
import io.bantin.notification.subscribers.suppressions.Suppressions;
import io.bantin.stack.testing.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A process dies or stalls between any two of the steps from a rejected mail to the suppression of its address: the mail is
 * rejected, the bounce is recorded with the failure, a later mail is accepted, the bounce is confirmed, the subscriber is changed,
 * the bounce is removed.
 */
class BounceIT extends BounceScenario {

    @Autowired
    private Suppressions suppressions;

    @Test
    void suppressesOnceALaterMailIsAccepted() {
        Readers readers = chunkOf(3);
        answer(readers.get(1), NO_SUCH_USER);
        deliver(here, claimed(here), n -> assertUntouched(readers));

        assertThat(state(readers.get(0))).isEqualTo(SubscriberState.ACTIVE);
        assertThat(suppression(readers.get(1)))
                .extracting(
                        Subscriber.Suppression::reason, Subscriber.Suppression::reply, Subscriber.Suppression::eventId)
                .containsExactly(SuppressionReason.NO_SUCH_ADDRESS, NO_SUCH_USER, campaign.id());
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    @Test
    void suppressesAtTheEndWhenNoLaterMailIsAccepted() {
        Readers readers = chunkOf(3);
        answer(readers.get(2), NO_SUCH_USER);
        deliver(here, claimed(here), NOTHING);
        assertUntouched(readers);

        effects.takeEffectAtEnd(campaign.id());

        assertThat(state(readers.get(2))).isEqualTo(SubscriberState.SUPPRESSED);
    }

    @Test
    void appliesBouncesThatADeadOwnerRecorded() {
        Readers readers = chunkOf(40);
        OwnedChunk dead = claimed(here);
        refuse(dead, readers.get(0), BounceType.NO_SUCH_ADDRESS, 0);
        assertThat(dead.mark()).isTrue();
        dead.abandon();

        deliver(there, there.takeOver(campaign.id()), NOTHING);

        assertThat(state(readers.get(0))).isEqualTo(SubscriberState.SUPPRESSED);
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    @Test
    void forgetsBouncesThatADeadOwnerHadNotMarked() {
        Readers readers = chunkOf(3);
        OwnedChunk dead = claimed(here);
        refuse(dead, readers.get(0), BounceType.NO_SUCH_ADDRESS, 0);
        dead.abandon();

        deliver(there, there.takeOver(campaign.id()), NOTHING);

        assertUntouched(readers);
        assertThat(there.chunks().counts(campaign.id()).sent()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void appliesBouncesThatADeadProcessConfirmed(boolean byAnotherWorker) {
        Readers readers = chunkOf(40);
        LedgerBounce confirmed = noted(readers.get(0), BounceType.NO_SUCH_ADDRESS, true);
        assertThat(bounces.confirm(confirmed)).isTrue();
        campaigns.pauseItself(campaign.id(), 0, "drops only what is pending");
        campaigns.resume(campaign.id());

        if (byAnotherWorker) {
            deliver(there, claimed(there), NOTHING);
        } else {
            effects.takeEffectAtEnd(campaign.id());
        }

        assertThat(state(readers.get(0))).isEqualTo(SubscriberState.SUPPRESSED);
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_SUCH_ADDRESS", "STRIKE"})
    void appliesABounceOnceThatADeadProcessHadNotRemoved(BounceType type) {
        Readers readers = chunkOf(2);
        LedgerBounce applied = noted(readers.get(0), type, true);
        effects.takeEffect(applied);
        recordAgain(applied);

        effects.takeEffectAtEnd(campaign.id());

        Subscriber subscriber = subscriber(readers.get(0));
        if (type == BounceType.STRIKE) {
            assertThat(subscriber.strikes()).hasSize(1);
        } else {
            assertThat(subscriber.changes())
                    .extracting(SubscriptionChange::what)
                    .containsExactly(SubscriptionChange.Kind.SUPPRESSED);
        }
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    @Test
    void doesNotUndoALiftWhenAProcessWakesUpAfterIt() {
        Readers readers = chunkOf(2);
        LedgerBounce noted = noted(readers.get(0), BounceType.NO_SUCH_ADDRESS, true);
        effects.takeEffect(noted);
        assertThat(lift(readers.get(0))).isTrue();

        recordAgain(noted);
        effects.takeEffect(noted);

        assertThat(state(readers.get(0))).isEqualTo(SubscriberState.ACTIVE);
    }

    @Test
    void dropsTheBounceOfARecipientThatIsRetried() {
        Readers readers = chunkOf(1);
        answer(readers.get(0), NO_SUCH_USER);
        deliver(here, claimed(here), NOTHING);
        LedgerBounce asRead = bounces.of(campaign.id()).getFirst();

        here.chunks().reopenFailed(campaign.id());
        effects.takeEffect(asRead);
        effects.takeEffectAtEnd(campaign.id());
        assertUntouched(readers);

        TestStack.smtp().behave();
        deliver(here, claimed(here), NOTHING);
        effects.takeEffectAtEnd(campaign.id());
        assertUntouched(readers);
    }

    private void recordAgain(LedgerBounce noted) {
        OwnedChunk chunk = claimed(here);
        chunk.bounced(noted.position(), noted.bounce());
        chunk.release(null);
    }

    private boolean lift(Subscriber reader) {
        var lift = new Lift(clock.instant(), "operator", "Their server was misconfigured", suppression(reader));
        return suppressions.lift(reader.id(), lift).isPresent();
    }
}
