package io.bantin.notification.subscribers.signup;

import io.bantin.kit.problems.Problem;
import io.bantin.notification.subscribers.SignUp;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.subscription.SubscriptionEnded;
import io.bantin.notification.subscribers.tokens.LinkTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Confirms a sign-up by the link in its mail, and explains why a link can no longer be used. */
@Service
class ConfirmationService {

    static final Duration VALIDITY = Duration.ofDays(7);

    /** Another attempt is needed each time the subscription changes between read and write. */
    private static final int MAX_ATTEMPTS = 10;

    private final Subscribers subscribers;
    private final TransactionalMails mails;
    private final LinkTokens tokens;
    private final Clock clock;

    ConfirmationService(Subscribers subscribers, TransactionalMails mails, LinkTokens tokens, Clock clock) {
        this.subscribers = subscribers;
        this.mails = mails;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A sign-up that waits for confirmation, and its subscriber. */
    record Waiting(Subscriber subscriber, SignUp signUp) {}

    Subscriber confirm(String token) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Waiting waiting = find(token);
            Optional<Subscriber> confirmed =
                    subscribers.confirm(waiting.subscriber(), waiting.signUp(), clock.instant());
            if (confirmed.isPresent()) {
                return confirmed.get();
            }
        }
        throw new IllegalStateException("The subscription keeps changing while it is confirmed");
    }

    /** Finds the sign-up that the link would confirm; changes nothing. */
    Waiting find(String token) {
        Subscriber subscriber =
                tokens.subscriberOf(token).flatMap(subscribers::find).orElseThrow(ConfirmationNotFound::byToken);
        SignUp signUp = subscriber.waiting().stream()
                .filter(waiting -> tokens.confirms(token, subscriber.id(), waiting.id()))
                .findFirst()
                .orElseThrow(() -> notWaiting(token, subscriber));
        if (subscriber.hasWithdrawn(signUp)) {
            throw SubscriptionEnded.afterItWasAskedFor();
        }
        if (isExpired(signUp, clock.instant())) {
            throw ConfirmationExpired.after(VALIDITY.toDays());
        }
        return new Waiting(subscriber, signUp);
    }

    static boolean isExpired(SignUp signUp, Instant now) {
        return signUp.askedAt().isBefore(now.minus(VALIDITY));
    }

    private Problem notWaiting(String token, Subscriber subscriber) {
        if (subscriber.confirmed().stream().anyMatch(id -> tokens.confirms(token, subscriber.id(), id))) {
            return subscriber.isActive() ? AlreadyConfirmed.withThisLink() : SubscriptionEnded.afterItWasConfirmed();
        }
        // A valid link whose sign-up no longer waits, because newer sign-ups of the address have replaced it.
        return mails.to(subscriber.id()).stream().anyMatch(mail -> tokens.confirms(token, subscriber.id(), mail.id()))
                ? ConfirmationExpired.after(VALIDITY.toDays())
                : ConfirmationNotFound.byToken();
    }
}
