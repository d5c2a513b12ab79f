package io.bantin.notification.subscribers.signup;

import io.bantin.kit.claims.Claim;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.mail.delivery.DeliveryMetrics;
import io.bantin.notification.mail.delivery.DomainThrottle;
import io.bantin.notification.mail.delivery.MailKind;
import io.bantin.notification.mail.delivery.MailOutcome;
import io.bantin.notification.mail.delivery.RateLimits;
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
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Sends one transactional mail by the rules of all mails, and returns the update that records what became of it. */
@Component
class TransactionalMailDelivery {

    private final MailSession session;
    private final Duration longestSend;
    private final RateLimits limits;
    private final RetrySchedule retries;
    private final DeliveryMetrics metrics;
    private final Suppressions suppressions;
    private final WorkSignals signals;
    private Instant unreachableUntil = Instant.MIN;

    TransactionalMailDelivery(
            MailServer server,
            RateLimits limits,
            RetrySchedule retries,
            DeliveryMetrics metrics,
            Suppressions suppressions,
            WorkSignals signals) {
        this.session = server.openSession();
        this.longestSend = server.longestSend();
        this.limits = limits;
        this.retries = retries;
        this.metrics = metrics;
        this.suppressions = suppressions;
        this.signals = signals;
    }

    /**
     * Waits for a permit of the rate limit of this process, and keeps the claim meanwhile.
     *
     * @return false when the process ends before there is one
     */
    boolean awaitPermit(Claim claim) {
        Duration wait = limits.tryAcquire(MailKind.CONFIRMATION);
        while (!wait.isZero() && !signals.isShutDown()) {
            claim.allowStep(RateLimits.MAX_PAUSE.multipliedBy(2));
            limits.pause(wait);
            wait = limits.tryAcquire(MailKind.CONFIRMATION);
        }
        return wait.isZero();
    }

    /** While the mail server does not answer, no mail is claimed: each would only fail as the one before. */
    boolean isServerUnreachable() {
        return retries.now().isBefore(unreachableUntil);
    }

    /** Returns the permit of a mail that is not sent now. */
    void returnPermit() {
        limits.returnPermit();
    }

    /** Returns the permit of a mail that is no longer needed. */
    Update skip() {
        returnPermit();
        metrics.skipped(MailKind.CONFIRMATION);
        return TransactionalMails.notNeeded();
    }

    /** Sends the mail with the permit that was awaited, unless its domain gets none now. */
    Update send(TransactionalMail mail, OutgoingMail outgoing, Claim claim) {
        DomainThrottle domain = limits.domainOf(outgoing.to());
        Duration closed = domain.tryAcquire(MailKind.CONFIRMATION);
        if (!closed.isZero()) {
            returnPermit();
            return TransactionalMails.postponed(retries.now().plus(closed), domain.blockageReason());
        }
        claim.allowStep(longestSend);
        return recorded(mail, send(outgoing, domain));
    }

    private SendResult send(OutgoingMail outgoing, DomainThrottle domain) {
        return domain.attempt(() -> {
            SendResult result = sendOnce(outgoing);
            return result instanceof ConnectionFailed failed && failed.stale() ? sendOnce(outgoing) : result;
        });
    }

    private SendResult sendOnce(OutgoingMail outgoing) {
        SendResult result = session.send(outgoing);
        metrics.sent(MailKind.CONFIRMATION, result);
        return result;
    }

    private Update recorded(TransactionalMail mail, SendResult result) {
        return switch (MailOutcome.of(result, mail.attempts() + 1, retries)) {
            case MailOutcome.Accepted(String reply) -> {
                suppressions.clearStrikes(mail.subscriberId());
                yield TransactionalMails.ended(Outcome.SENT, reply);
            }
            // Suppresses nobody: no later mail shows that the server takes mails at all. A campaign will find out.
            case MailOutcome.Rejected(String reply, var _) -> TransactionalMails.ended(Outcome.REFUSED, reply);
            case MailOutcome.GivenUp(String reply) -> TransactionalMails.ended(Outcome.GIVEN_UP, reply);
            case MailOutcome.Deferred(String reply, var nextAttemptAt) ->
                TransactionalMails.deferred(nextAttemptAt, reply);
            case MailOutcome.NotAttempted(String reason, var nextAttemptAt) -> {
                returnPermit();
                unreachableUntil = nextAttemptAt;
                yield TransactionalMails.postponed(nextAttemptAt, reason);
            }
        };
    }

    /** Closes the connection when there is nothing to send, since the server would soon close it anyway. */
    void closeConnection() {
        session.close();
    }
}
