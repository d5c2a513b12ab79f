package io.bantin.notification.signup;

import io.bantin.kit.ids.Ids;
import io.bantin.kit.telemetry.TraceContext;
import io.bantin.notification.subscriptions.Choice;
import io.bantin.notification.subscriptions.EmailAddress;
import io.bantin.notification.subscriptions.SignUp;
import io.bantin.notification.subscriptions.Subscribers;
import java.time.Clock;
import org.springframework.stereotype.Service;

/**
 * Keeps a request to subscribe and asks its address back. Known and unknown addresses take the same two writes; the mail
 * goes out after the answer.
 */
@Service
class SigningUp {

    private final Subscribers subscribers;
    private final SingleMails mails;
    private final TraceContext trace;
    private final Clock clock;

    SigningUp(Subscribers subscribers, SingleMails mails, TraceContext trace, Clock clock) {
        this.subscribers = subscribers;
        this.mails = mails;
        this.trace = trace;
        this.clock = clock;
    }

    /** First the sign-up, then its mail: a mail is never about a sign-up that is not there yet. */
    void signUp(EmailAddress email, Choice choice) {
        var signUp = new SignUp(Ids.next(), choice, clock.instant(), ConfirmationLetter.WORDING);
        subscribers
                .signUp(email, signUp)
                .ifPresent(subscriber -> mails.ask(subscriber.id(), signUp, trace.traceparent()));
    }
}
