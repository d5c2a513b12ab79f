package io.bantin.notification.subscribers.preferences;

import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.erasure.Erasures;
import io.bantin.notification.subscribers.tokens.Tokens;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** What the holder of a subscription's token may do. */
@Service
class SubscriptionManagement {

    private final Subscribers subscribers;
    private final Erasures erasures;
    private final Tokens tokens;
    private final Clock clock;

    SubscriptionManagement(Subscribers subscribers, Erasures erasures, Tokens tokens, Clock clock) {
        this.subscribers = subscribers;
        this.erasures = erasures;
        this.tokens = tokens;
        this.clock = clock;
    }

    Subscriber see(String token) {
        return subscribers.find(opened(token)).orElseThrow(SubscriptionNotFound::byToken);
    }

    Subscriber change(String token, Choice.Partial wanted) {
        Subscriber present = see(token);
        return subscribers.choose(present.id(), wanted, clock.instant()).orElseThrow(SubscriptionEnded::cannotChange);
    }

    /** As often as somebody likes, also after an erasure: whoever wants to leave is never told that they cannot. */
    void leave(String token) {
        subscribers.leave(opened(token), clock.instant());
    }

    void erase(String token) {
        subscribers.find(opened(token)).map(Subscriber::emailKey).ifPresent(erasures::erase);
    }

    private String opened(String token) {
        return tokens.managedBy(token).orElseThrow(SubscriptionNotFound::byToken);
    }
}
