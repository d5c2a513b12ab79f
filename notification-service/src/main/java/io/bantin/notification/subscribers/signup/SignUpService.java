package io.bantin.notification.subscribers.signup;

import io.bantin.kit.ids.Ids;
import io.bantin.kit.telemetry.TraceCarrier;
import io.bantin.notification.subscribers.SignUp;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.maillimit.MailboxRateLimit;
import java.time.Clock;
import org.springframework.stereotype.Service;

/**
 * Stores a sign-up and requests its confirmation mail, which is sent after the answer. Known and unknown addresses take the
 * same three writes; an address that has reached its mail limit takes one. So the duration reveals nothing.
 */
@Service
class SignUpService {

    private final MailboxRateLimit limit;
    private final Subscribers subscribers;
    private final TransactionalMails mails;
    private final TraceCarrier trace;
    private final Clock clock;

    SignUpService(
            MailboxRateLimit limit,
            Subscribers subscribers,
            TransactionalMails mails,
            TraceCarrier trace,
            Clock clock) {
        this.limit = limit;
        this.subscribers = subscribers;
        this.mails = mails;
        this.trace = trace;
        this.clock = clock;
    }

    /** Stores the sign-up before its mail, so that no mail is about a sign-up that does not exist yet. */
    void signUp(EmailAddress email, Choice choice) {
        if (limit.tryAcquire(email)) {
            var signUp = new SignUp(Ids.next(), choice, clock.instant(), ConfirmationMailComposer.WORDING);
            Subscriber subscriber = subscribers.signUp(email, signUp);
            mails.requestConfirmation(subscriber.id(), signUp, trace.traceparent());
        }
    }
}
