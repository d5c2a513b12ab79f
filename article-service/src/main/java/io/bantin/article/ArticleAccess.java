package io.bantin.article;

import io.bantin.kit.security.AccessRules;
import io.bantin.kit.security.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Which role may call what; whose article it is, is asked where the article is known. */
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
