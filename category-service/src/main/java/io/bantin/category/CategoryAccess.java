package io.bantin.category;

import io.bantin.kit.security.AccessRules;
import io.bantin.kit.security.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Anyone can read the tree; only publishers can change it. */
@Configuration(proxyBeanMethods = false)
class CategoryAccess {

    private static final String[] PUBLIC = {"/api/categories", "/api/categories/*"};

    @Bean
    AccessRules categoryAccessRules() {
        return rules -> rules.requestMatchers(HttpMethod.GET, PUBLIC)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, PUBLIC)
                .permitAll()
                .requestMatchers("/api/editorial/categories", "/api/editorial/categories/*")
                .hasRole(Roles.PUBLISHER);
    }
}
