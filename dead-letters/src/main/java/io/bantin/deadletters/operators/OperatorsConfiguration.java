package io.bantin.deadletters.operators;

import io.bantin.deadletters.DeadLettersConfiguration;
import io.bantin.kit.security.AccessRules;
import io.bantin.kit.security.Roles;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Serves the operators' API in the service that stores the dead letters. */
@AutoConfiguration(after = DeadLettersConfiguration.class)
@ConditionalOnBooleanProperty("bantin.dead-letters.enabled")
@Import({DeadLetterController.class, DeadLetterReplay.class})
class OperatorsConfiguration {

    @Bean
    AccessRules deadLetterAccess() {
        return rules -> rules.requestMatchers("/api/ops/dead-letters/**").hasRole(Roles.OPERATOR);
    }
}
