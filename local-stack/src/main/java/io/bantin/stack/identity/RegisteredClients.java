package io.bantin.stack.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The OAuth clients: the gateway for people who sign in, and the launcher for each demo account. */
final class RegisteredClients {

    private static final String GATEWAY = "bantin-gateway";
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);

    private RegisteredClients() {}

    static List<RegisteredClient> of(String gatewayUrl) {
        var clients = new ArrayList<RegisteredClient>();
        clients.add(gateway(gatewayUrl));
        for (var account : DemoAccount.values()) {
            clients.add(launcher(account));
        }
        return clients;
    }

    private static RegisteredClient launcher(DemoAccount account) {
        return client(account.client(), account.password())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFETIME)
                        .build())
                .build();
    }

    private static RegisteredClient gateway(String gatewayUrl) {
        return client(GATEWAY, GATEWAY)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(gatewayUrl + "/login/oauth2/code/bantin")
                .postLogoutRedirectUri(gatewayUrl + "/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build();
    }

    private static RegisteredClient.Builder client(String id, String secret) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }
}
