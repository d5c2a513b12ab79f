package io.bantin.article;

import io.bantin.article.workflow.Step;
import io.bantin.kit.security.AccessRules;
import io.bantin.kit.security.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The role that each request needs. Whether the caller may change a certain article is checked after it is read. */
@Configuration(proxyBeanMethods = false)
class ArticleAccess {

    private static final String EDITORIAL = "/api/editorial/articles";
    private static final String MEDIA = "/api/editorial/media";
    private static final String[] PUBLIC = {"/api/articles", "/api/articles/*", "/api/media/*/*"};

    @Bean
    AccessRules articleAccessRules() {
        return rules -> {
            rules.requestMatchers(HttpMethod.GET, PUBLIC)
                    .permitAll()
                    .requestMatchers(HttpMethod.HEAD, PUBLIC)
                    .permitAll();
            for (var step : Step.transitions()) {
                rules.requestMatchers(EDITORIAL + "/*/" + step.text()).hasRole(step.role());
            }
            rules.requestMatchers(EDITORIAL + "/bulk", EDITORIAL + "/*/assignment")
                    .hasRole(Roles.EDITOR);
            rules.requestMatchers(
                            EDITORIAL,
                            EDITORIAL + "/*",
                            EDITORIAL + "/*/history",
                            EDITORIAL + "/*/working-copy",
                            EDITORIAL + "/*/merge",
                            EDITORIAL + "/*/revisions",
                            EDITORIAL + "/*/revisions/**",
                            EDITORIAL + "/*/comments",
                            EDITORIAL + "/*/comments/*/resolve",
                            EDITORIAL + "/*/presence",
                            MEDIA,
                            MEDIA + "/*")
                    .hasRole(Roles.REPORTER);
        };
    }
}
