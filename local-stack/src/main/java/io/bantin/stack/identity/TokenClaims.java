package io.bantin.stack.identity;

import java.util.List;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Adds the claims that the services read: audience, account, full name, roles, and the categories to which the account is limited.
 * The demo accounts have no limit of their own; a request for a token may name one.
 */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private static final String CATEGORIES = "categories";
    private static final String AUDIENCE = "bantin";

    @Override
    public void customize(JwtEncodingContext context) {
        var account = account(context);
        context.getClaims()
                .subject(account.account())
                .claim("name", account.fullName())
                .claim("roles", List.of(account.account()));
        if (context.getAuthorizationGrant() instanceof OAuth2ClientCredentialsAuthenticationToken request
                && request.getAdditionalParameters().get(CATEGORIES) instanceof String ids) {
            context.getClaims().claim(CATEGORIES, List.of(ids.split(",")));
        }
        // The audience of an ID token is the client that requested it.
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims().audience(List.of(AUDIENCE));
        }
    }

    private static DemoAccount account(JwtEncodingContext context) {
        Authentication signedIn = Objects.requireNonNull(context.getPrincipal());
        return DemoAccount.ofClient(context.getRegisteredClient().getClientId())
                .or(() -> DemoAccount.named(signedIn.getName()))
                .orElseThrow();
    }
}
