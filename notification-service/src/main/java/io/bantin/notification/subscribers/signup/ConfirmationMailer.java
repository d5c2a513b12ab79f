package io.bantin.notification.subscribers.signup;

import io.bantin.kit.claims.Claim;
import io.bantin.kit.claims.Claimed;
import io.bantin.kit.telemetry.TraceCarrier;
import io.bantin.notification.background.BackgroundWorker;
import io.bantin.notification.background.WorkKind;
import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.subscribers.SignUp;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscribers;
import java.time.Clock;
import java.util.Optional;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Sends confirmation mails, one after another, and records what became of each. */
@Component
class ConfirmationMailer implements BackgroundWorker {

    private final TransactionalMails mails;
    private final Subscribers subscribers;
    private final ConfirmationMailComposer composer;
    private final TransactionalMailDelivery delivery;
    private final TraceCarrier trace;
    private final Clock clock;

    ConfirmationMailer(
            TransactionalMails mails,
            Subscribers subscribers,
            ConfirmationMailComposer composer,
            TransactionalMailDelivery delivery,
            TraceCarrier trace,
            Clock clock) {
        this.mails = mails;
        this.subscribers = subscribers;
        this.composer = composer;
        this.delivery = delivery;
        this.trace = trace;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "confirmation-mailer";
    }

    @Override
    public WorkKind kind() {
        return WorkKind.CONFIRMING;
    }

    @Override
    public boolean perform() {
        if (delivery.isServerUnreachable()) {
            return false;
        }
        Optional<Claimed<TransactionalMail>> next = mails.claimNext();
        next.ifPresent(mail -> trace.continuing(
                mail.document().traceparent(), "confirmation mail", () -> send(mail.document(), mail.claim())));
        if (next.isEmpty()) {
            delivery.closeConnection();
        }
        return next.isPresent();
    }

    @Override
    public void leave() {
        delivery.closeConnection();
    }

    /**
     * The mail is composed after the wait for its permit, so that it says what is true when it is sent. If the store is unavailable,
     * the claim is not released, and another process takes it over.
     */
    private void send(TransactionalMail mail, Claim claim) {
        try (claim) {
            if (!delivery.awaitPermit(claim)) {
                claim.release(new Update());
                return;
            }
            claim.release(compose(mail)
                    .map(outgoing -> delivery.send(mail, outgoing, claim))
                    .orElseGet(delivery::skip));
        }
    }

    private Optional<OutgoingMail> compose(TransactionalMail mail) {
        try {
            return find(mail);
        } catch (RuntimeException | Error e) {
            delivery.returnPermit();
            throw e;
        }
    }

    private Optional<OutgoingMail> find(TransactionalMail mail) {
        return subscribers
                .find(mail.subscriberId())
                .flatMap(subscriber -> subscriber
                        .waiting(mail.id())
                        .filter(signUp -> isOpen(subscriber, signUp))
                        .map(signUp -> composer.to(subscriber, signUp)));
    }

    private boolean isOpen(Subscriber subscriber, SignUp signUp) {
        return !subscriber.hasWithdrawn(signUp) && !ConfirmationService.isExpired(signUp, clock.instant());
    }
}
