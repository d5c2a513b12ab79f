package io.bantin.kit.security;

import io.bantin.kit.problems.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets every service verify the token itself: signature, issuer, audience and expiry, with the settings in
 * bantin-defaults.yml.
 */
@AutoConfiguration(
        beforeName = "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration")
@ConditionalOnClass({HttpSecurity.class, Jwt.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "bantin.security.enabled", matchIfMissing = true)
@Import(SecurityExceptionAdvice.class)
class SecurityConfiguration {

    @Bean
    RoleHierarchy roleHierarchy() {
        return Caller.HIERARCHY;
    }

    @Bean
    OAuth2TokenValidator<Jwt> requiredClaims() {
        return new TokenClaimsValidator();
    }

    @Bean
    WebMvcConfigurer callerAsArgument() {
        return new CallerArgumentResolver();
    }

    @Bean
    SecurityFilterChain apiSecurity(HttpSecurity http, ObjectProvider<AccessRules> access, ProblemWriter problems) {
        SecurityProblems refusals = new SecurityProblems(problems);
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(rules -> {
                    // The actuator has its own port, and the gateway does not route to it.
                    rules.requestMatchers("/actuator/**", "/error", "/api/openapi/**")
                            .permitAll();
                    access.orderedStream().forEach(rule -> rule.apply(rules));
                    rules.anyRequest().access((_, _) -> UnknownPath.DECISION);
                })
                .oauth2ResourceServer(tokens -> tokens.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                                // By default, an outage of the identity provider is answered with 500.
                                filter.setAuthenticationFailureHandler(refusals::commence);
                                return filter;
                            }
                        }))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }
}
