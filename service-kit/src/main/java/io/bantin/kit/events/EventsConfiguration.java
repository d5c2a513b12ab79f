package io.bantin.kit.events;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaOperations;

/** What becomes of records that a consumer cannot handle. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnProperty(name = "bantin.events.enabled", matchIfMissing = true)
class EventsConfiguration {

    @Bean
    FailedRecords failedRecords(KafkaOperations<?, ?> deadLetters, Environment environment) {
        return new FailedRecords(
                deadLetters, environment.getProperty("bantin.events.dead-letters", Boolean.class, true));
    }
}
