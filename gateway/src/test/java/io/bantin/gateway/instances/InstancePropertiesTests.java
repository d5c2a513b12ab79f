package io.bantin.gateway.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class InstancePropertiesTests {

    private final ApplicationContextRunner gateway = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Properties.class);

    @ParameterizedTest
    @CsvSource({"bantin.gateway.exclusion=7s, 7", "bantin.gateway.bench=7s, 7", "unrelated=7s, 2"})
    void readsTheExclusionUnderItsFormerNameToo(String property, int seconds) {
        gateway.withPropertyValues(property)
                .run(context -> assertThat(
                                context.getBean(InstanceProperties.class).exclusion())
                        .isEqualTo(Duration.ofSeconds(seconds)));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(InstanceProperties.class)
    static class Properties {}
}
