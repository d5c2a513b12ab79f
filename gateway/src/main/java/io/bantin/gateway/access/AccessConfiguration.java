package io.bantin.gateway.access;

import io.bantin.kit.security.Forbidden;
import io.bantin.kit.security.Unauthorized;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Refuses a bad token at every address. A request without a token reaches public addresses only. The services verify the
 * token again and check roles.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class AccessConfiguration {

    private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(3);

    @Bean
    SecurityWebFilterChain securityChain(ServerHttpSecurity http) {
        ServerAuthenticationEntryPoint refuse = (exchange, failure) -> Mono.error(refusal(exchange));
        return http.authorizeExchange(rules -> rules.pathMatchers("/api/editorial/**", "/api/ops/**")
                        .authenticated()
                        .anyExchange()
                        .permitAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint(refuse)
                        .authenticationFailureHandler(
                                (exchange, failure) -> Mono.error(Unauthorized.withInvalidToken())))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(refuse)
                        .accessDeniedHandler((exchange, denied) -> Mono.error(new Forbidden())))
                .csrf(CsrfSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                // Answers of services have headers of their own; see ApiHeaders.
                .headers(HeaderSpec::disable)
                .build();
    }

    /** The inbound handler already refuses addresses with two readings, and pages accept the other spellings. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        var firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowSemicolon(true);
        return firewall;
    }

    @Bean
    ReactiveJwtDecoder tokens(IdentityProperties identity) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(identity.jwks())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(identity.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(identity.audience())),
                // The defaults accept a token that never expires.
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, end -> end != null)));
        // By default an unreachable provider causes a 500, and a provider that hangs has no time-out.
        return token -> decoder.decode(token)
                .timeout(KEYS_TIMEOUT)
                .onErrorMap(IllegalStateException.class, unreachable -> new IdentityProviderUnavailable())
                .onErrorMap(TimeoutException.class, hanging -> new IdentityProviderUnavailable());
    }

    private static Unauthorized refusal(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                ? Unauthorized.withInvalidToken()
                : Unauthorized.withoutToken();
    }
}
