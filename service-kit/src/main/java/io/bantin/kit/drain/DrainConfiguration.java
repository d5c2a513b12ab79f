package io.bantin.kit.drain;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Drains each HTTP service before its port closes. */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "bantin.drain.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DrainProperties.class)
class DrainConfiguration {

    @Bean
    Drain drain(DrainProperties properties, ApplicationContext context) {
        return new Drain(properties, context);
    }

    /** The gateway has its own filter, for WebFlux. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Servlets {

        @Bean
        FilterRegistrationBean<DrainFilter> drainFilter(Drain drain) {
            var registration = new FilterRegistrationBean<>(new DrainFilter(drain));
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }
}
