package io.bantin.article;

import io.bantin.kit.security.AccessRules;
import io.bantin.kit.security.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The role that each request needs. Whether the caller may change a certain article is checked after it is read. */
@Configuration(proxyBeanMethods = false)
class ArticleAccess {

    private static final String[] PUBLIC = {"/api/articles", "/api/articles/*"};

    @Bean
    AccessRules articleAccessRules() {
        return rules -> rules.requestMatchers(HttpMethod.GET, PUBLIC)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, PUBLIC)
                .permitAll()
                .requestMatchers("/api/editorial/articles/*/publish", "/api/editorial/articles/*/withdraw")
                .hasRole(Roles.PUBLISHER)
                .requestMatchers("/api/editorial/articles", "/api/editorial/articles/*")
                .hasRole(Roles.REPORTER);
    }
}
