package io.bantin.deadletters;

import io.bantin.kit.consumers.ConsumerLagMonitor;
import io.bantin.kit.topics.DeadLetterTopic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Stores the dead letters of all services in the one service that switches it on. */
@AutoConfiguration(after = {DataMongoAutoConfiguration.class, KafkaAutoConfiguration.class})
@ConditionalOnClass(MongoOperations.class)
@ConditionalOnBooleanProperty("bantin.dead-letters.enabled")
@EnableConfigurationProperties(DeadLettersProperties.class)
@Import(ReplaySender.class)
public class DeadLettersConfiguration {

    @Bean
    DeadLetters deadLetters(MongoOperations store, DeadLettersProperties properties) {
        return new DeadLetters(store, properties.replayLimit());
    }

    @Bean
    DeadLetterUpdates deadLetterUpdates(MongoOperations store, Clock clock) {
        return new DeadLetterUpdates(store, clock);
    }

    @Bean
    DeadLetterDecisions deadLetterDecisions(DeadLetters deadLetters, DeadLetterUpdates updates, ReplaySender sender) {
        return new DeadLetterDecisions(deadLetters, updates, sender);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> deadLetterCopier(
            DeadLetterUpdates updates,
            ConsumerFactory<?, ?> consumers,
            ConsumerLagMonitor lag,
            @Value("${spring.cloud.stream.default.group}") String group) {
        lag.watch(
                group + "-dead-letters", "dead-letters", DeadLetterTopic.names().asMatchPredicate());
        return new DeadLetterCopier(updates).listenerContainer(consumers, group + "-dead-letters");
    }

    @Bean
    DeadLetterMaintenance deadLetterMaintenance(
            DeadLetters deadLetters,
            DeadLetterUpdates updates,
            DeadLettersProperties properties,
            MeterRegistry meters,
            Clock clock) {
        return new DeadLetterMaintenance(deadLetters, updates, properties, meters, clock);
    }
}
