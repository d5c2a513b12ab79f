package io.bantin.kit.requests;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Accepts requests with any Accept-Language, for the API and for pages. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "bantin.requests.tolerant-languages", matchIfMissing = true)
class AcceptLanguageConfiguration {

    @Bean
    FilterRegistrationBean<AcceptLanguageFilter> tolerantLanguages() {
        FilterRegistrationBean<AcceptLanguageFilter> filter = new FilterRegistrationBean<>(new AcceptLanguageFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return filter;
    }
}
