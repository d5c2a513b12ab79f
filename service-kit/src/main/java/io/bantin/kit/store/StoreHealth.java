package io.bantin.kit.store;

import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.data.mongodb.core.MongoOperations;

/** Pings the database of the service. Spring Boot's indicator pings all databases, which needs an account with more rights. */
final class StoreHealth extends AbstractHealthIndicator {

    private final MongoOperations store;

    StoreHealth(MongoOperations store) {
        super("The store does not answer");
        this.store = store;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        store.executeCommand(new Document("ping", 1));
        health.up();
    }
}
