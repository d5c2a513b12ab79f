package io.bantin.kit.topics;

import java.time.Duration;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes sure that the topics exist before the bindings start: {@link KafkaAdmin} creates what is missing when all
 * singletons are there, the bindings start later, with the life cycle.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "bantin.topics.enabled", matchIfMissing = true)
@EnableConfigurationProperties(TopicsProperties.class)
class TopicsConfiguration {

    @Bean
    KafkaAdmin.NewTopics topicsInUse(
            TopicsProperties topics, @Value("${spring.cloud.stream.default.group}") String group) {
        Stream<NewTopic> live = Stream.concat(topics.uses().stream(), topics.reads().stream())
                .distinct()
                .map(Topic::named)
                .map(topic -> declared(topic.topicName(), topic.partitions(), topic.kept(), topics.replicas()));
        // A dead letter keeps its partition, so both topics have the same number of them.
        Stream<NewTopic> dead = topics.reads().stream()
                .map(Topic::named)
                .map(topic -> declared(
                        Topic.deadLetters(topic.topicName(), group),
                        topic.partitions(),
                        Topic.DEAD_LETTERS_KEPT,
                        topics.replicas()));
        return new KafkaAdmin.NewTopics(Stream.concat(live, dead).toArray(NewTopic[]::new));
    }

    private static NewTopic declared(String name, int partitions, Duration kept, short replicas) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .replicas(replicas)
                .config(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(kept.toMillis()))
                .build();
    }
}
