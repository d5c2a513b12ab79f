package io.bantin.stack.testing;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** Broker and store in containers; what is taken away is paused, so that it keeps its port. */
final class ContainerInfrastructure implements Infrastructure {

    private final KafkaContainer broker = new KafkaContainer("apache/kafka:4.2.1")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");

    private final MongoDBContainer store = new MongoDBContainer("mongo:8.0");

    ContainerInfrastructure() {
        broker.start();
        store.start();
    }

    @Override
    public String brokers() {
        return broker.getBootstrapServers();
    }

    @Override
    public String storeUri(String database) {
        return store.getReplicaSetUrl(database);
    }

    @Override
    public void stopBroker() {
        pause(broker);
    }

    @Override
    public void startBroker() {
        unpause(broker);
    }

    @Override
    public void stopStore() {
        pause(store);
    }

    @Override
    public void startStore() {
        unpause(store);
    }

    private static void pause(GenericContainer<?> container) {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    private static void unpause(GenericContainer<?> container) {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }
}
