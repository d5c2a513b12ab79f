package io.bantin.notification.subscribers.subscription;

import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.erasure.Erasures;
import io.bantin.notification.subscribers.tokens.LinkTokens;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Reads, changes, ends and erases the subscription that a token opens. */
@Service
class SubscriptionManagement {

    private final Subscribers subscribers;
    private final Erasures erasures;
    private final LinkTokens tokens;
    private final Clock clock;

    SubscriptionManagement(Subscribers subscribers, Erasures erasures, LinkTokens tokens, Clock clock) {
        this.subscribers = subscribers;
        this.erasures = erasures;
        this.tokens = tokens;
        this.clock = clock;
    }

    Subscriber find(String token) {
        return subscribers.find(subscriberId(token)).orElseThrow(SubscriptionNotFound::byToken);
    }

    Subscriber change(String token, Choice.Partial wanted) {
        Subscriber current = find(token);
        return subscribers.choose(current.id(), wanted, clock.instant()).orElseThrow(SubscriptionEnded::cannotChange);
    }

    /** Succeeds any number of times, even after an erasure, so that unsubscribing never fails. */
    void leave(String token) {
        subscribers.leave(subscriberId(token), clock.instant());
    }

    void erase(String token) {
        subscribers.find(subscriberId(token)).map(Subscriber::emailKey).ifPresent(erasures::erase);
    }

    private String subscriberId(String token) {
        return tokens.managedBy(token).orElseThrow(SubscriptionNotFound::byToken);
    }
}
