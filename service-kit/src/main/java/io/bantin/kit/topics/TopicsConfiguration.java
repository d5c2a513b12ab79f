package io.bantin.kit.topics;

import java.time.Duration;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Creates missing topics before the bindings start: {@link KafkaAdmin} creates them once all singletons exist, and the bindings
 * start later, with the life cycle.
 */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnClass(KafkaAutoConfiguration.class)
@ConditionalOnProperty(name = "bantin.topics.enabled", matchIfMissing = true)
@EnableConfigurationProperties(TopicsProperties.class)
class TopicsConfiguration {

    @Bean
    KafkaAdmin.NewTopics topicsInUse(
            TopicsProperties topics, @Value("${spring.cloud.stream.default.group}") String group) {
        Stream<NewTopic> live = Stream.concat(topics.uses().stream(), topics.reads().stream())
                .distinct()
                .map(Topic::named)
                .map(topic -> declared(
                        topic.topicName(), topic.partitions(), topic.kept(), Topic.MAX_BYTES, topics.replicas()));
        // A dead letter keeps its partition, so both topics have the same number of them.
        Stream<NewTopic> dead = topics.reads().stream()
                .map(Topic::named)
                .map(topic -> deadLetters(topic, group, topic.partitions(), topics.replicas()));
        return new KafkaAdmin.NewTopics(Stream.concat(live, dead).toArray(NewTopic[]::new));
    }

    @Bean
    @Lazy
    DeadLetterTopicCreator deadLetterTopics(KafkaAdmin admin, TopicsProperties topics) {
        return new DeadLetterTopicCreator(admin.getConfigurationProperties(), topics.replicas());
    }

    static NewTopic deadLetters(Topic topic, String group, int partitions, short replicas) {
        return declared(
                Topic.deadLetters(topic.topicName(), group),
                partitions,
                Topic.DEAD_LETTER_RETENTION,
                Topic.MAX_DEAD_LETTER_BYTES,
                replicas);
    }

    private static NewTopic declared(String name, int partitions, Duration kept, int maxBytes, short replicas) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .replicas(replicas)
                .config(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(kept.toMillis()))
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(maxBytes))
                .build();
    }
}
