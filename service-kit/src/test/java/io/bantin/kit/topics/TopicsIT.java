package io.bantin.kit.topics;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.COLLECTION;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.notes.KitIntegrationTest;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.core.KafkaAdmin;

@KitIntegrationTest
class TopicsIT {

    @Autowired
    private KafkaAdmin kafka;

    @ParameterizedTest
    @CsvSource({
        "article-events,                    12, 2592000000, 1048588",
        "category-events,                   1,  -1,         1048588",
        "category-events.notes-service.dlq, 1,  2592000000, 2097164",
    })
    void existWithPartitionsRetentionAndSize(String topic, int partitions, String retention, String bytes)
            throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (AdminClient admin = AdminClient.create(Map.copyOf(kafka.getConfigurationProperties()))) {
            assertThat(admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic))
                    .satisfies(found -> assertThat(found.partitions()).hasSize(partitions));
            assertThat(admin.describeConfigs(List.of(resource)).all().get()).hasEntrySatisfying(resource, settings -> {
                assertThat(settings.get(TopicConfig.RETENTION_MS_CONFIG))
                        .extracting(ConfigEntry::value)
                        .isEqualTo(retention);
                assertThat(settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
                        .extracting(ConfigEntry::value)
                        .isEqualTo(bytes);
            });
        }
    }

    /** The topic has the settings of an earlier version. */
    @Test
    void acceptLargeDeadLettersEvenIfAnEarlierVersionCreatedThem() throws Exception {
        String topic = "category-events.notes-service.dlq";
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (AdminClient admin = AdminClient.create(Map.copyOf(kafka.getConfigurationProperties()))) {
            admin.incrementalAlterConfigs(Map.of(
                            resource,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1048588"),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();

            kafka.initialize();

            await().untilAsserted(() -> assertThat(
                            admin.describeConfigs(List.of(resource)).all().get())
                    .hasEntrySatisfying(
                            resource,
                            settings -> assertThat(settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
                                    .extracting(ConfigEntry::value)
                                    .isEqualTo("2097164")));
        }
    }

    /** The broker sets the number of replicas, so that a cluster of three needs no change in a service. */
    @Test
    void leaveTheNumberOfCopiesToTheBroker() {
        new ApplicationContextRunner()
                .withPropertyValues(
                        "spring.cloud.stream.default.group=notes-service",
                        "bantin.topics.uses=article-events",
                        "bantin.topics.reads=category-events")
                .withConfiguration(AutoConfigurations.of(TopicsConfiguration.class))
                .run(context -> assertThat(context.getBean(KafkaAdmin.NewTopics.class))
                        .extracting("newTopics", as(COLLECTION))
                        .extracting(topic -> ((NewTopic) topic).replicationFactor())
                        .containsExactly((short) -1, (short) -1, (short) -1));
    }
}
