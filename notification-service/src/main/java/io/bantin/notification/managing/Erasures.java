package io.bantin.notification.managing;

import io.bantin.notification.subscriptions.Subscriber;
import io.bantin.notification.subscriptions.Subscribers;
import io.bantin.notification.tokens.Tokens;
import java.time.Clock;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** Removes people. A keyed hash of the address remains, so that no import brings it back against their will. */
@Component
class Erasures {

    private final MongoOperations mongo;
    private final Subscribers subscribers;
    private final Tokens tokens;
    private final Clock clock;

    Erasures(MongoOperations mongo, Subscribers subscribers, Tokens tokens, Clock clock) {
        this.mongo = mongo;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** First the hash, then the removal: a crash in between leaves somebody who can ask again, not one who was forgotten. */
    void erase(Subscriber subscriber) {
        mongo.save(new Erasure(tokens.hashOfAddress(subscriber.emailKey()), clock.instant()));
        subscribers.remove(subscriber.id());
    }

    @Document("erasures")
    record Erasure(@Id String hash, Instant erasedAt) {}
}
