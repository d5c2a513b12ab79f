package io.bantin.notification.campaigns.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Readers;
import io.bantin.notification.campaigns.bounces.Bounce;
import io.bantin.notification.campaigns.bounces.BounceEffects;
import io.bantin.notification.campaigns.bounces.Bounces;
import io.bantin.notification.campaigns.bounces.LedgerBounce;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.stack.testing.TestStack;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;

/** A campaign in which mails are rejected, and the state of their subscribers. */
abstract class BounceScenario extends DeliveryScenario {

    static final String NO_SUCH_USER = "550 5.1.1 No such user";

    @Autowired
    Bounces bounces;

    @Autowired
    BounceEffects effects;

    void assertUntouched(Readers readers) {
        assertThat(readers.all()).allSatisfy(reader -> {
            assertThat(state(reader)).isEqualTo(SubscriberState.ACTIVE);
            assertThat(subscriber(reader).strikes()).isNull();
        });
    }

    void answer(Subscriber reader, String reply) {
        TestStack.smtp().answer(reader.email(), Integer.parseInt(reply.substring(0, 3)), reply.substring(4));
    }

    Campaign campaign() {
        return campaigns.find(campaign.id()).orElseThrow();
    }

    Subscriber subscriber(Subscriber reader) {
        return subscribers.find(reader.id()).orElseThrow();
    }

    SubscriberState state(Subscriber reader) {
        return subscriber(reader).state();
    }

    Subscriber.Suppression suppression(Subscriber reader) {
        return Objects.requireNonNull(subscriber(reader).suppression());
    }

    void resumeAndSendTheRest() {
        campaigns.resume(campaign.id());
        TestStack.smtp().behave();
        here.claim(campaign.id()).ifPresent(chunk -> deliver(here, chunk, NOTHING));
    }

    /** Notes a bounce as an owner that has died since. */
    LedgerBounce noted(Subscriber reader, BounceType type, boolean released) {
        OwnedChunk chunk = claimed(here);
        LedgerBounce noted = refuse(chunk, reader, type, 0);
        assertThat(chunk.release(null)).isTrue();
        assertThat(bounces.of(campaign.id())).hasSize(1);
        return released ? bounces.of(campaign.id()).getFirst() : noted;
    }

    LedgerBounce refuse(OwnedChunk chunk, Subscriber reader, BounceType type, int selfPauses) {
        chunk.recordOutcome(0, RecipientOutcome.failed(NO_SUCH_USER, 1), clock.instant());
        return chunk.bounced(0, new Bounce(reader.id(), type, NO_SUCH_USER, clock.instant(), selfPauses, false));
    }
}
