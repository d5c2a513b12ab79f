package io.bantin.notification.subscribers.signup;

import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.MailServer;
import io.bantin.notification.mail.smtp.MailSession;
import io.bantin.notification.mail.smtp.SendResult;
import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.BrokenOff;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.Deferred;
import io.bantin.notification.mail.smtp.SendResult.Rejected;
import io.bantin.notification.mail.smtp.SendResult.Unknown;
import io.bantin.notification.subscribers.signup.SingleMail.Outcome;
import io.bantin.notification.subscribers.suppressions.Suppressions;
import java.time.Duration;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Hands a single mail to its receiver and says what to write down about it. */
@Component
class SingleDelivery {

    private final MailSession session;
    private final Duration longest;
    private final Suppressions suppressions;
    private final SingleMailRetries retries;

    SingleDelivery(MailServer server, Suppressions suppressions, SingleMailRetries retries) {
        this.session = server.open();
        this.longest = server.longestSend();
        this.suppressions = suppressions;
        this.retries = retries;
    }

    Duration longest() {
        return longest;
    }

    Update send(OutgoingMail outgoing, SingleMail mail) {
        return switch (sent(outgoing)) {
            case Accepted accepted -> {
                suppressions.clearStrikes(mail.subscriberId());
                yield SingleMails.closed(Outcome.SENT, accepted.reply());
            }
            // Suppresses nobody: no later mail shows that the server takes mails at all. A campaign will find out.
            case Rejected rejected -> SingleMails.closed(Outcome.REFUSED, rejected.reply());
            case Deferred deferred -> retries.later(mail, deferred.reply());
            case ConnectionFailed failed -> retries.soon(mail, failed.reason());
            case BrokenOff broken -> retries.later(mail, broken.reason());
            case Unknown unknown -> retries.later(mail, unknown.reason());
        };
    }

    private SendResult sent(OutgoingMail outgoing) {
        SendResult result = session.send(outgoing);
        return result instanceof ConnectionFailed failed && failed.stale() ? session.send(outgoing) : result;
    }

    /** Nothing to send for now: a connection kept open would only be closed by the other side. */
    void hangUp() {
        session.close();
    }
}
