package io.bantin.stack.testing;

import io.bantin.stack.Ports;
import io.bantin.stack.broker.EmbeddedBroker;
import io.bantin.stack.store.EmbeddedStore;
import java.nio.file.Path;

/** Broker and store in this JVM. */
final class EmbeddedInfrastructure implements Infrastructure {

    private final Path directory;
    private final int brokerPort = Ports.free();
    private final int controllerPort = Ports.free();
    private EmbeddedBroker broker;
    private EmbeddedStore store;

    EmbeddedInfrastructure(Path directory) {
        this.directory = directory;
        this.broker = EmbeddedBroker.start(directory.resolve("kafka"), brokerPort, controllerPort);
        this.store = EmbeddedStore.inMemory(0);
    }

    @Override
    public String brokers() {
        return broker.bootstrapServers();
    }

    @Override
    public String storeUri(String database) {
        return store.uri(database);
    }

    @Override
    public void stopBroker() {
        broker.close();
    }

    @Override
    public void startBroker() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), brokerPort, controllerPort);
    }

    @Override
    public void stopStore() {
        store.disconnect();
    }

    @Override
    public void startStore() {
        store.reconnect();
    }
}
