package io.bantin.category;

import io.bantin.kit.security.AccessRules;
import io.bantin.kit.security.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Anyone can read the tree; only publishers can change it; reporters and editors see how many articles are where. */
@Configuration(proxyBeanMethods = false)
class CategoryAccess {

    private static final String[] PUBLIC = {"/api/categories", "/api/categories/*"};
    private static final String COUNTS = "/api/editorial/categories/counts";

    @Bean
    AccessRules categoryAccessRules() {
        return rules -> rules.requestMatchers(HttpMethod.GET, PUBLIC)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, PUBLIC)
                .permitAll()
                .requestMatchers(HttpMethod.GET, COUNTS)
                .hasRole(Roles.REPORTER)
                .requestMatchers(HttpMethod.HEAD, COUNTS)
                .hasRole(Roles.REPORTER)
                .requestMatchers(
                        "/api/editorial/categories", "/api/editorial/categories/*", "/api/editorial/categories/*/move")
                .hasRole(Roles.PUBLISHER);
    }
}
