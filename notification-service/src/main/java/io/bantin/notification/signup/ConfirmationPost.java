package io.bantin.notification.signup;

import io.bantin.kit.claims.Claim;
import io.bantin.kit.claims.Claimed;
import io.bantin.kit.telemetry.TraceContext;
import io.bantin.notification.campaigns.crew.Duty;
import io.bantin.notification.mail.MailServer;
import io.bantin.notification.mail.MailSession;
import io.bantin.notification.mail.OutgoingMail;
import io.bantin.notification.mail.SendResult;
import io.bantin.notification.mail.SendResult.Accepted;
import io.bantin.notification.mail.SendResult.ConnectionFailed;
import io.bantin.notification.mail.SendResult.Deferred;
import io.bantin.notification.mail.SendResult.Rejected;
import io.bantin.notification.mail.SendResult.Unknown;
import io.bantin.notification.signup.SingleMail.Outcome;
import io.bantin.notification.subscriptions.Audience;
import io.bantin.notification.subscriptions.Subscribers;
import java.time.Clock;
import java.util.Optional;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Sends confirmation mails, one after another, and writes down what became of each. */
@Component
class ConfirmationPost implements Duty {

    private final SingleMails mails;
    private final Subscribers subscribers;
    private final Audience audience;
    private final ConfirmationLetter letter;
    private final MailServer server;
    private final TraceContext trace;
    private final Clock clock;
    private final MailSession session;
    private final Retries retries;

    ConfirmationPost(
            SingleMails mails,
            Subscribers subscribers,
            Audience audience,
            ConfirmationLetter letter,
            MailServer server,
            TraceContext trace,
            Clock clock) {
        this.mails = mails;
        this.subscribers = subscribers;
        this.audience = audience;
        this.letter = letter;
        this.server = server;
        this.trace = trace;
        this.clock = clock;
        this.session = server.open();
        this.retries = new Retries(clock);
    }

    @Override
    public String name() {
        return "confirmation-post";
    }

    @Override
    public boolean perform() {
        Optional<Claimed<SingleMail>> next = mails.claimNext(clock.instant());
        next.ifPresent(mail -> trace.continuing(
                mail.document().traceparent(), "confirmation mail", () -> deliver(mail.document(), mail.claim())));
        if (next.isEmpty()) {
            session.close();
        }
        return next.isPresent();
    }

    @Override
    public void leave() {
        session.close();
    }

    /** A claim that this method does not release, because the store is away, is taken over when it has stood still. */
    private void deliver(SingleMail mail, Claim claim) {
        try (claim) {
            Optional<OutgoingMail> outgoing = subscribers
                    .find(mail.subscriberId())
                    .flatMap(subscriber -> subscriber.waiting(mail.id()).map(signUp -> letter.to(subscriber, signUp)));
            if (outgoing.isEmpty()) {
                claim.release(SingleMails.closed(Outcome.NOT_NEEDED, null));
                return;
            }
            claim.allow(server.longestSend());
            claim.release(after(session.send(outgoing.get()), mail));
        }
    }

    private Update after(SendResult result, SingleMail mail) {
        return switch (result) {
            case Accepted accepted -> SingleMails.closed(Outcome.SENT, accepted.reply());
            case Rejected rejected -> {
                if (rejected.suppress()) {
                    audience.suppress(mail.subscriberId(), rejected.reply());
                }
                yield SingleMails.closed(Outcome.REFUSED, rejected.reply());
            }
            case Deferred deferred -> retries.later(mail, deferred.reply());
            case ConnectionFailed failed -> retries.soon(mail, failed.reason());
            case Unknown unknown -> retries.later(mail, unknown.reason());
        };
    }
}
