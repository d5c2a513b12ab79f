package io.bantin.stack.testing;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/** Broker and store in containers. To stop one, its container is paused, so that it keeps its port. */
final class ContainerInfrastructure implements Infrastructure {

    private final KafkaContainer broker = new KafkaContainer(image("kafka", "apache/kafka:4.2.1", "apache/kafka"))
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");

    /** A replica set as in production, because a single server has no majority to wait for. */
    private final MongoDBContainer store =
            new MongoDBContainer(image("mongo", "mongo:8.0.16", "mongo")).withReplicaSet();

    /** Other images for where these cannot be pulled: {@code -Dtest.image.kafka=…}. */
    private static DockerImageName image(String name, String defaultImage, String standsFor) {
        var given = System.getProperty("bantin.test.image." + name, "");
        return DockerImageName.parse(given.isBlank() ? defaultImage : given).asCompatibleSubstituteFor(standsFor);
    }

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
