package io.bantin.kit.requests;

import io.bantin.kit.problems.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.module.SimpleModule;

/** Restricts the API to JSON, and answers requests that the framework or the container refuses with problem details. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
        afterName = "io.bantin.kit.problems.ProblemsConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "bantin.problems.enabled", matchIfMissing = true)
class RequestsConfiguration {

    @Bean
    FilterRegistrationBean<RequestFaultFilter> requestFaults(ProblemWriter problems) {
        return faultFilter(problems);
    }

    @Bean
    JsonMapperBuilderCustomizer wholeCharacters() {
        return json -> json.addModule(new SimpleModule("well-formed strings")
                .addDeserializer(String.class, new WellFormedStringDeserializer()));
    }

    @Bean
    WebMvcConfigurer requestRules() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors
                        .addInterceptor(new DeclaredInputInterceptor())
                        .addPathPatterns("/api/**")
                        .excludePathPatterns("/api/openapi/**")
                        .order(Ordered.HIGHEST_PRECEDENCE);
            }

            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.configureMessageConvertersList(all -> all.removeIf(one -> !isNeeded(one)));
            }
        };
    }

    /**
     * Keeps the converters of JSON, of the API description and of files such as the list of libraries. Libraries on the class path
     * add YAML, CBOR and others.
     */
    private static boolean isNeeded(HttpMessageConverter<?> converter) {
        return converter instanceof JacksonJsonHttpMessageConverter
                || converter instanceof ResourceHttpMessageConverter
                || converter instanceof StringHttpMessageConverter
                || converter instanceof ByteArrayHttpMessageConverter;
    }

    static FilterRegistrationBean<RequestFaultFilter> faultFilter(ProblemWriter problems) {
        FilterRegistrationBean<RequestFaultFilter> filter =
                new FilterRegistrationBean<>(new RequestFaultFilter(problems));
        // After the observation filter, so that the answer has a trace id; before all other filters.
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }

    /** A separate class, because the classes of Tomcat may be missing. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ErrorReportValve.class)
    static class Container {

        @Bean
        ProblemReportValveCustomizer tomcatErrors(ProblemWriter problems) {
            return new ProblemReportValveCustomizer(problems);
        }
    }
}
