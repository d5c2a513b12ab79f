package io.bantin.stack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.bantin.stack.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityProviderTests {

    private static final String GATEWAY = "http://localhost:8080";

    private final int port = Ports.free();
    private final String issuer = "http://localhost:" + port;
    private final AtomicBoolean storeIsUp = new AtomicBoolean(true);

    @TempDir
    private static Path directory;

    private IdentityProvider provider;

    @BeforeAll
    void start() {
        provider = IdentityProvider.start(directory, port, GATEWAY, () -> Map.of("store", storeIsUp.get()));
    }

    @AfterAll
    void stop() {
        provider.close();
    }

    @ParameterizedTest
    @EnumSource
    void issuesATokenOfTwelveHoursForTheLauncher(DemoAccount account) throws Exception {
        var claims = SignedJWT.parse(DemoTokens.of(issuer, account)).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(issuer);
        assertThat(claims.getAudience()).containsExactly("bantin");
        assertThat(claims.getSubject()).isEqualTo(account.account());
        assertThat(claims.getStringClaim("name")).isEqualTo(account.fullName());
        assertThat(claims.getStringListClaim("roles")).isEqualTo(List.of(account.account()));
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(12));
    }

    @Test
    void limitsATokenToCategories() throws Exception {
        var limited = SignedJWT.parse(
                        DemoTokens.of(issuer, DemoAccount.EDITOR, List.of("0kt3v9wq5d001", "0kt3v9wq5d002")))
                .getJWTClaimsSet();
        assertThat(limited.getStringListClaim("categories")).containsExactly("0kt3v9wq5d001", "0kt3v9wq5d002");

        var unlimited =
                SignedJWT.parse(DemoTokens.of(issuer, DemoAccount.EDITOR)).getJWTClaimsSet();
        assertThat(unlimited.getClaims()).doesNotContainKey("categories");
    }

    @Test
    void keepsItsKeyOverARestart() throws Exception {
        var token = SignedJWT.parse(DemoTokens.of(issuer, DemoAccount.EDITOR));
        provider.close();
        start();

        var keys = JWKSet.parse(new Browser().get(issuer + "/oauth2/jwks").body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    @Test
    void refusesAClientWithAnotherSecret() {
        var answer = new Browser()
                .postAs("local-editor", "guess", issuer + "/oauth2/token", Map.of("grant_type", "client_credentials"));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void signsAPersonInForTheGateway() throws Exception {
        var browser = new Browser();
        var verifier = "a-verifier-of-at-least-forty-three-characters-it-is";
        var login = browser.get(issuer + "/oauth2/authorize?"
                + Browser.form(Map.of(
                        "response_type", "code",
                        "client_id", "bantin-gateway",
                        "scope", "openid profile",
                        "state", "s",
                        "redirect_uri", GATEWAY + "/login/oauth2/code/bantin",
                        "code_challenge", Browser.challenge(verifier),
                        "code_challenge_method", "S256")));
        assertThat(login.uri().getPath()).isEqualTo("/login");

        var back = browser.post(
                issuer + "/login",
                Map.of("username", "publisher", "password", "publisher", "_csrf", Browser.csrfOf(login.body())));
        var code = Browser.parameter(back, "code");
        var tokens = browser.postAs(
                "bantin-gateway",
                "bantin-gateway",
                issuer + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        GATEWAY + "/login/oauth2/code/bantin",
                        "code_verifier",
                        verifier));

        var access =
                SignedJWT.parse(Browser.field(tokens.body(), "access_token")).getJWTClaimsSet();
        assertThat(access.getAudience()).containsExactly("bantin");
        assertThat(access.getSubject()).isEqualTo("publisher");
        assertThat(access.getStringListClaim("roles")).containsExactly("publisher");
        var identity = SignedJWT.parse(Browser.field(tokens.body(), "id_token")).getJWTClaimsSet();
        assertThat(identity.getAudience()).containsExactly("bantin-gateway");
        assertThat(identity.getStringClaim("name")).isEqualTo("Thư ký Tòa soạn");
    }

    /** A page of another site can have its name point to this machine; the browser then sends that name. */
    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:PORT", "localhost", "localhost:1", "localhost.evil.example:PORT"})
    void answersToNoOtherName(String host) throws IOException {
        for (var path : List.of("/login", "/oauth2/jwks", "/health", "/.well-known/openid-configuration")) {
            assertThat(answerTo("Host: " + host.replace("PORT", String.valueOf(port)), path))
                    .startsWith("HTTP/1.1 421");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT", "LOCALHOST:PORT", "127.0.0.1:PORT", "[::1]:PORT"})
    void answersToItsOwnNames(String host) throws IOException {
        assertThat(answerTo("Host: " + host.replace("PORT", String.valueOf(port)), "/oauth2/jwks"))
                .startsWith("HTTP/1.1 200");
    }

    private String answerTo(String header, String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n"
                            .formatted(path, header)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void isHealthyOnlyWhenEveryPartIsUp() {
        var browser = new Browser();
        assertThat(browser.get(issuer + "/health").statusCode()).isEqualTo(200);
        storeIsUp.set(false);
        assertThat(browser.get(issuer + "/health").statusCode()).isEqualTo(503);
        storeIsUp.set(true);
    }
}
