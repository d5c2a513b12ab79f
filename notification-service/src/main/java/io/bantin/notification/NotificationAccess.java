package io.bantin.notification;

import io.bantin.kit.security.AccessRules;
import io.bantin.kit.security.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Subscriptions are opened by the token in their address; operations need an account. */
@Configuration(proxyBeanMethods = false)
class NotificationAccess {

    @Bean
    AccessRules accessRules() {
        return rules -> rules.requestMatchers("/api/subscriptions/**")
                .permitAll()
                .requestMatchers("/api/ops/**")
                .hasRole(Roles.OPERATOR);
    }
}
