package io.bantin.notification.subscribers.signup;

import io.bantin.kit.claims.Claim;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.mail.delivery.DeliveryMetrics;
import io.bantin.notification.mail.delivery.MailKind;
import io.bantin.notification.mail.delivery.MailOutcome;
import io.bantin.notification.mail.delivery.Pacer;
import io.bantin.notification.mail.delivery.ReceivingDomain;
import io.bantin.notification.mail.delivery.RetrySchedule;
import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.MailServer;
import io.bantin.notification.mail.smtp.MailSession;
import io.bantin.notification.mail.smtp.SendResult;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.subscribers.signup.TransactionalMail.Outcome;
import io.bantin.notification.subscribers.suppressions.Suppressions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Sends one transactional mail by the rules of all mails, and returns the update that records what became of it. */
@Component
class TransactionalMailDelivery {

    private static final Duration MAX_PAUSE = Duration.ofMillis(250);

    private final MailSession session;
    private final Duration longestSend;
    private final Pacer pacer;
    private final RetrySchedule retries;
    private final DeliveryMetrics metrics;
    private final Suppressions suppressions;
    private final WorkSignals signals;
    private Instant unreachableUntil = Instant.MIN;

    TransactionalMailDelivery(
            MailServer server,
            Pacer pacer,
            RetrySchedule retries,
            DeliveryMetrics metrics,
            Suppressions suppressions,
            WorkSignals signals) {
        this.session = server.open();
        this.longestSend = server.longestSend();
        this.pacer = pacer;
        this.retries = retries;
        this.metrics = metrics;
        this.suppressions = suppressions;
        this.signals = signals;
    }

    /**
     * Waits for a turn among all mails of this process, and keeps the claim meanwhile.
     *
     * @return false when the process ends before there is one
     */
    boolean awaitTurn(Claim claim) {
        Duration wait = pacer.take(MailKind.CONFIRMATION);
        while (!wait.isZero() && !signals.isShutDown()) {
            claim.allow(MAX_PAUSE.multipliedBy(2));
            LockSupport.parkNanos(Math.min(wait.toNanos(), MAX_PAUSE.toNanos()));
            wait = pacer.take(MailKind.CONFIRMATION);
        }
        return wait.isZero();
    }

    /** While the mail server does not answer, no mail is claimed: each would only fail as the one before. */
    boolean isServerUnreachable() {
        return retries.now().isBefore(unreachableUntil);
    }

    /** Gives the turn back that was awaited for a mail that is not sent now. */
    void giveTurnBack() {
        pacer.giveBack();
    }

    /** Gives the turn back that was awaited for a mail that is no longer needed. */
    Update skip() {
        giveTurnBack();
        metrics.skipped(MailKind.CONFIRMATION);
        return TransactionalMails.notNeeded();
    }

    /** Sends the mail in the turn that was awaited, unless its domain gets none now. */
    Update send(TransactionalMail mail, OutgoingMail outgoing, Claim claim) {
        ReceivingDomain domain = pacer.domainOf(outgoing.to());
        Duration closed = domain.enter(MailKind.CONFIRMATION);
        if (!closed.isZero()) {
            giveTurnBack();
            return TransactionalMails.postponed(retries.now().plus(closed), domain.blockReason());
        }
        claim.allow(longestSend);
        return recorded(mail, send(outgoing, domain));
    }

    private SendResult send(OutgoingMail outgoing, ReceivingDomain domain) {
        SendResult result = null;
        try {
            result = session.send(outgoing);
            if (result instanceof ConnectionFailed failed && failed.stale()) {
                metrics.sent(MailKind.CONFIRMATION, result);
                result = session.send(outgoing);
            }
            metrics.sent(MailKind.CONFIRMATION, result);
            return result;
        } finally {
            if (result == null) {
                domain.learnNothing();
            } else {
                domain.learn(result);
            }
        }
    }

    private Update recorded(TransactionalMail mail, SendResult result) {
        return switch (MailOutcome.of(result, mail.attempts() + 1, retries)) {
            case MailOutcome.Accepted(String reply) -> {
                suppressions.clearStrikes(mail.subscriberId());
                yield TransactionalMails.closed(Outcome.SENT, reply);
            }
            // Suppresses nobody: no later mail shows that the server takes mails at all. A campaign will find out.
            case MailOutcome.Refused(String reply, var _) -> TransactionalMails.closed(Outcome.REFUSED, reply);
            case MailOutcome.GivenUp(String reply) -> TransactionalMails.closed(Outcome.GIVEN_UP, reply);
            case MailOutcome.Deferred(String reply, var nextAttemptAt) ->
                TransactionalMails.deferred(nextAttemptAt, reply);
            case MailOutcome.NotAttempted(String reason, var nextAttemptAt) -> {
                giveTurnBack();
                unreachableUntil = nextAttemptAt;
                yield TransactionalMails.postponed(nextAttemptAt, reason);
            }
        };
    }

    /** Closes the connection when there is nothing to send, since the server would soon close it anyway. */
    void hangUp() {
        session.close();
    }
}
