package io.bantin.kit.events;

import io.bantin.kit.topics.DeadLetterTopicCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** Retries and dead letters for all consumers, and the metric of their lag. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnClass(KafkaAutoConfiguration.class)
@ConditionalOnProperty(name = "bantin.events.enabled", matchIfMissing = true)
@EnableConfigurationProperties(EventsProperties.class)
class EventsConfiguration {

    @Bean
    RawRecordSender recordSender(ProducerFactory<?, ?> producers) {
        return new RawRecordSender(producers.getConfigurationProperties());
    }

    @Bean
    ConsumerLag consumerLag(
            KafkaAdmin admin,
            EventsProperties properties,
            @Value("${spring.cloud.stream.kafka.default.consumer.start-offset:earliest}") String startOffset,
            ObjectProvider<MeterRegistry> meters) {
        return new ConsumerLag(
                admin.getConfigurationProperties(),
                properties.lagEvery(),
                startOffset.equals("earliest"),
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    FailedRecordCustomizer failedRecords(
            RawRecordSender sender,
            ObjectProvider<DeadLetterTopicCreator> topics,
            ConsumerLag lag,
            ObjectProvider<MeterRegistry> meters,
            EventsProperties properties) {
        SkippedRecordCounter skipped = new SkippedRecordCounter(meters.getIfAvailable(SimpleMeterRegistry::new));
        return new FailedRecordCustomizer(
                group -> properties.deadLetters()
                        ? new DeadLetterWriter(
                                sender::send, sender::isClosing, topics.getObject()::ensure, skipped, group)
                        : skipped::skip,
                skipped,
                lag,
                properties.retryAfter());
    }
}
