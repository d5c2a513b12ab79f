package io.bantin.kit.outbox;

import io.bantin.kit.telemetry.TraceCarrier;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;

/** Provides the outbox in services with a store. */
@AutoConfiguration(
        after = DataMongoAutoConfiguration.class,
        afterName = "org.springframework.cloud.stream.function.FunctionConfiguration")
@ConditionalOnClass(MongoOperations.class)
@ConditionalOnBean(MongoOperations.class)
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxConfiguration {

    @Bean
    OutboxEventFactory outboxEvents(
            @Value("${spring.application.name}") String service, Clock clock, TraceCarrier traces) {
        return new OutboxEventFactory("/" + service, clock, traces);
    }

    @Bean
    OutboxRelayFactory outboxRelays(
            MongoOperations store,
            StreamBridge bridge,
            TraceCarrier traces,
            OutboxProperties properties,
            MeterRegistry meters,
            Clock clock) {
        return new OutboxRelayFactory(
                new OutboxStore(store), new EventSender(bridge, traces), properties, new OutboxMetrics(meters, clock));
    }
}
