package io.bantin.stack.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Configures Spring Authorization Server with the key, clients, accounts and claims of the stack. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityConfiguration {

    @Bean
    JWKSource<SecurityContext> signingKey(IdentityProperties properties) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(properties.directory())));
    }

    @Bean
    FilterRegistrationBean<OwnHostFilter> ownHost(IdentityProperties properties, @Value("${server.port}") int port) {
        var registration = new FilterRegistrationBean<>(new OwnHostFilter(port, properties.furtherHosts()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    RegisteredClientRepository clients(IdentityProperties properties) {
        return new InMemoryRegisteredClientRepository(RegisteredClients.of(properties.gatewayUrl()));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims() {
        return new TokenClaims();
    }

    @Bean
    UserDetailsService accounts() {
        return new InMemoryUserDetailsManager(Arrays.stream(DemoAccount.values())
                .map(account -> User.withUsername(account.account())
                        .password("{noop}" + account.password())
                        .roles(account.name())
                        .build())
                .toList());
    }

    @Bean
    RouterFunction<ServerResponse> health(StackHealth health) {
        return RouterFunctions.route()
                .GET("/health", request -> {
                    var parts = health.parts();
                    var status = parts.containsValue(false) ? 503 : 200;
                    return ServerResponse.status(status).body(parts);
                })
                .build();
    }

    /** The launcher reads the health without a token; the answer says only which parts are up. */
    @Bean
    WebSecurityCustomizer openHealth() {
        return web -> web.ignoring().requestMatchers("/health");
    }
}
