package io.bantin.portal.requests;

import io.bantin.kit.negotiation.PageLanguage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AbstractLocaleResolver;

/** Resolves the language of a request. The container's own parser fails for more than ten languages. */
@Configuration(proxyBeanMethods = false)
class RequestsConfiguration {

    @Bean
    LocaleResolver localeResolver() {
        return new AbstractLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return PageLanguage.best(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE));
            }

            @Override
            public void setLocale(
                    HttpServletRequest request,
                    jakarta.servlet.http.@Nullable HttpServletResponse response,
                    @Nullable Locale locale) {
                throw new UnsupportedOperationException("The browser chooses the language");
            }
        };
    }

    /** Spring's filter asks the container for the language of every request; the portal does not need it. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
        FilterRegistrationBean<RequestContextFilter> registration =
                new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setEnabled(false);
        return registration;
    }
}
