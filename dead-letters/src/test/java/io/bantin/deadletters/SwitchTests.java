package io.bantin.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SwitchTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DeadLettersConfiguration.class));

    @Test
    void storesDeadLettersOnlyWhereSwitchedOn() {
        service.run(off -> assertThat(off).hasNotFailed().doesNotHaveBean(DeadLetters.class));
        service.withPropertyValues("bantin.dead-letters.enabled=true")
                .run(on -> assertThat(on).getFailure().rootCause().isInstanceOf(NoSuchBeanDefinitionException.class));
    }
}
