package io.bantin.deadletters;

import com.mongodb.client.MongoClients;
import io.bantin.stack.testing.TestStack;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.data.mongodb.core.MongoTemplate;

/** One record on its way through the store of dead letters, with the production code on a real store. */
abstract class DeadLetterScenario {

    /** All tests share the client, which lives as long as the JVM. */
    static final MongoTemplate store =
            new MongoTemplate(MongoClients.create(TestStack.storeUri("dead-letters")), "dead-letters");

    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    final DeadLetters deadLetters = new DeadLetters(store, 3);
    final DeadLetterUpdates changes = changesAt(NOW);
    final FoundRecord found = FoundRecord.anyRecord();

    @BeforeEach
    void createIndexes() {
        deadLetters.index();
    }

    DeadLetter arrives(FoundRecord record) {
        return changes.arrived(record.arrival()).orElseThrow();
    }

    static DeadLetterUpdates changesAt(Instant now) {
        return new DeadLetterUpdates(store, Clock.fixed(now, ZoneOffset.UTC));
    }

    String id() {
        return found.arrival().deadLetterId();
    }

    DeadLetter deadLetter() {
        return deadLetters.find(id()).orElseThrow();
    }

    DeadLetterState state() {
        return deadLetters.stateOf(deadLetter());
    }
}
