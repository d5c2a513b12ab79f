package io.bantin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.idempotency.IdempotentCreates;
import io.bantin.kit.outbox.OutboxEventFactory;
import io.micrometer.observation.ObservationFilter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

class SwitchesTests {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withPropertyValues("spring.application.name=notes", "spring.cloud.stream.default.group=notes")
            .withConfiguration(AutoConfigurations.of(Stream.of(
                            KafkaAutoConfiguration.class.getName(),
                            "io.bantin.kit.consumers.ConsumersConfiguration",
                            "io.bantin.kit.idempotency.IdempotencyConfiguration",
                            "io.bantin.kit.outbox.OutboxConfiguration",
                            "io.bantin.kit.store.StoreConfiguration",
                            "io.bantin.kit.telemetry.TelemetryConfiguration",
                            "io.bantin.kit.topics.TopicsConfiguration")
                    .map(name -> ClassUtils.resolveClassName(name, null))
                    .toArray(Class<?>[]::new)));

    @ParameterizedTest
    @CsvSource({
        "bantin.events.enabled,         failedRecords",
        "bantin.store.enabled,          concernsAndPatience",
        "bantin.telemetry.mask-tokens,  maskTokensInSpans",
        "bantin.topics.enabled,         topicsInUse",
    })
    void turnsAPartOff(String property, String bean) {
        service.run(on -> assertThat(on).hasBean(bean));
        service.withPropertyValues(property + "=false")
                .run(off -> assertThat(off).hasNotFailed().doesNotHaveBean(bean));
    }

    @Test
    void leavesOutTheBeansThatNeedAMissingStore() {
        service.run(portal -> assertThat(portal)
                .hasNotFailed()
                .hasSingleBean(ObservationFilter.class)
                .doesNotHaveBean(OutboxEventFactory.class)
                .doesNotHaveBean(IdempotentCreates.class));
    }
}
