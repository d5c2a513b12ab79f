package io.bantin.kit.consumers;

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
@EnableConfigurationProperties(ConsumersProperties.class)
class ConsumersConfiguration {

    @Bean
    RawRecordSender recordSender(ProducerFactory<?, ?> producers) {
        return new RawRecordSender(producers.getConfigurationProperties());
    }

    @Bean
    ConsumerLagMonitor consumerLag(
            KafkaAdmin admin,
            ConsumersProperties properties,
            @Value("${spring.cloud.stream.kafka.default.consumer.start-offset:earliest}") String startOffset,
            ObjectProvider<MeterRegistry> meters) {
        return new ConsumerLagMonitor(
                admin.getConfigurationProperties(),
                properties.lagEvery(),
                startOffset.equals("earliest"),
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    FailedRecordCustomizer failedRecords(
            RawRecordSender sender,
            ObjectProvider<DeadLetterTopicCreator> topics,
            ConsumerLagMonitor lag,
            ObjectProvider<MeterRegistry> meters,
            ConsumersProperties properties) {
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
