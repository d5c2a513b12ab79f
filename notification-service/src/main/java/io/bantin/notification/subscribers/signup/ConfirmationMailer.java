package io.bantin.notification.subscribers.signup;

import io.bantin.kit.claims.Claim;
import io.bantin.kit.claims.Claimed;
import io.bantin.kit.telemetry.TraceContext;
import io.bantin.notification.background.BackgroundTask;
import io.bantin.notification.background.WorkKind;
import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.signup.SingleMail.Outcome;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends confirmation mails, one after another, and writes down what became of each. */
@Component
class ConfirmationMailer implements BackgroundTask {

    private final SingleMails mails;
    private final Subscribers subscribers;
    private final ConfirmationMail letter;
    private final SingleDelivery delivery;
    private final TraceContext trace;

    ConfirmationMailer(
            SingleMails mails,
            Subscribers subscribers,
            ConfirmationMail letter,
            SingleDelivery delivery,
            TraceContext trace) {
        this.mails = mails;
        this.subscribers = subscribers;
        this.letter = letter;
        this.delivery = delivery;
        this.trace = trace;
    }

    @Override
    public String name() {
        return "confirmation-post";
    }

    @Override
    public WorkKind work() {
        return WorkKind.CONFIRMING;
    }

    @Override
    public boolean perform() {
        Optional<Claimed<SingleMail>> next = mails.claimNext();
        next.ifPresent(mail -> trace.continuing(
                mail.document().traceparent(), "confirmation mail", () -> ask(mail.document(), mail.claim())));
        if (next.isEmpty()) {
            delivery.hangUp();
        }
        return next.isPresent();
    }

    @Override
    public void leave() {
        delivery.hangUp();
    }

    /** A claim that this method does not release, because the store is away, is taken over when it has stood still. */
    private void ask(SingleMail mail, Claim claim) {
        try (claim) {
            Optional<OutgoingMail> question = subscribers
                    .find(mail.subscriberId())
                    .flatMap(subscriber -> subscriber
                            .waiting(mail.id())
                            .filter(signUp -> !subscriber.hasWithdrawn(signUp))
                            .map(signUp -> letter.to(subscriber, signUp)));
            if (question.isEmpty()) {
                claim.release(SingleMails.closed(Outcome.NOT_NEEDED, null));
                return;
            }
            claim.allow(delivery.longest());
            claim.release(delivery.send(question.get(), mail));
        }
    }
}
