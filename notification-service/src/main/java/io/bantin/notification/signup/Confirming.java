package io.bantin.notification.signup;

import io.bantin.notification.subscriptions.SignUp;
import io.bantin.notification.subscriptions.Subscriber;
import io.bantin.notification.subscriptions.Subscribers;
import io.bantin.notification.tokens.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Turns a sign-up into a subscription when the link in its mail is used. */
@Service
class Confirming {

    static final Duration VALID = Duration.ofDays(7);

    private final Subscribers subscribers;
    private final Tokens tokens;
    private final Clock clock;

    Confirming(Subscribers subscribers, Tokens tokens, Clock clock) {
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.clock = clock;
    }

    Subscriber confirm(String token) {
        Subscriber subscriber =
                tokens.subscriberOf(token).flatMap(subscribers::find).orElseThrow(ConfirmationNotFound::byToken);
        SignUp signUp = waiting(subscriber, token);
        return subscribers
                .confirm(subscriber.id(), signUp, clock.instant())
                // It waited a moment ago: somebody else used the same link meanwhile.
                .orElseThrow(AlreadyConfirmed::withThisLink);
    }

    private SignUp waiting(Subscriber subscriber, String token) {
        Optional<SignUp> waiting = subscriber.waiting().stream()
                .filter(signUp -> tokens.confirms(token, subscriber.id(), signUp.id()))
                .findFirst();
        if (waiting.isEmpty()) {
            boolean used = subscriber.confirmed().stream().anyMatch(id -> tokens.confirms(token, subscriber.id(), id));
            throw used ? AlreadyConfirmed.withThisLink() : ConfirmationNotFound.byToken();
        }
        if (waiting.get().askedAt().isBefore(clock.instant().minus(VALID))) {
            throw ConfirmationExpired.after(VALID.toDays());
        }
        return waiting.get();
    }
}
