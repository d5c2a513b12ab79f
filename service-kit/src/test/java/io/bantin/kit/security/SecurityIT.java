package io.bantin.kit.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.notes.Http;
import io.bantin.kit.notes.Http.Answer;
import io.bantin.kit.notes.KitIntegrationTest;
import io.bantin.stack.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;

@KitIntegrationTest
class SecurityIT {

    private static final String NOTES = "/api/editorial/notes";
    private static final String BODY = "{\"title\": \"a\"}";

    private Http http = new Http(0);

    @BeforeEach
    void connect(@Value("${local.server.port}") int port) {
        http = new Http(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"editor", "publisher"})
    void allowsTheRoleAndRolesThatImplyIt(String role) {
        assertThat(http.as(TestTokens.of(role)).post(NOTES, BODY).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporter", "operator", "nobody"})
    void refusesOtherRoles(String role) {
        Answer answer = http.as(TestTokens.of(role)).post(NOTES, BODY);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("type")).isEqualTo("/problems/forbidden");
        assertThat(answer.text("traceId")).matches("[0-9a-f]{32}");
    }

    static Stream<Arguments> badTokens() throws GeneralSecurityException {
        return Stream.of(
                Arguments.of("expired", TestTokens.expired("editor")),
                Arguments.of("signed by another key", TestTokens.forged("editor")),
                Arguments.of("for another audience", TestTokens.wrongAudience("editor")),
                Arguments.of("from another issuer", TestTokens.wrongIssuer("editor")),
                Arguments.of("unsigned", withHeader("{\"alg\":\"none\"}", "")),
                Arguments.of("signed with a shared secret", signedWithSecret()),
                Arguments.of("of another algorithm than said", relabelled()),
                Arguments.of("no token at all", "nonsense"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesATokenThatIs(String kind, String token) {
        Answer answer = http.as(token).post(NOTES, BODY);

        assertThat(answer.status()).as(kind).isEqualTo(401);
        assertThat(answer.text("type")).isEqualTo("/problems/unauthorized");
        assertThat(answer.headers().get("www-authenticate")).startsWith("Bearer");
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
    }

    @Test
    void asksForATokenWhereThereIsNone() {
        Answer answer = http.post(NOTES, BODY);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().get("www-authenticate")).isEqualTo("Bearer");
        assertThat(answer.text("instance")).isEqualTo(NOTES);
    }

    @Test
    void deniesRequestsThatNoRuleNames() {
        assertThat(http.get("/api/elsewhere").status()).isEqualTo(401);
        Answer answer = http.as(TestTokens.of("publisher")).get("/api/elsewhere");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("type")).isEqualTo("/problems/not-found");
    }

    @Test
    void keepsNoSession() {
        assertThat(http.as(TestTokens.of("editor")).post(NOTES, BODY).headers()).doesNotContainKey("set-cookie");
    }

    @Test
    void describesItsApiToAnyone() {
        Answer answer = http.get("/api/openapi/notes-service");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()
                        .at("/paths/~1api~1editorial~1notes/post/security/0/bearer")
                        .isArray())
                .isTrue();
        assertThat(answer.body()
                        .at("/paths/~1api~1editorial~1notes/post/responses/default/content")
                        .has("application/problem+json"))
                .isTrue();
        assertThat(answer.body().toString()).doesNotContain("Caller");
    }

    @Test
    void showsHealthAndMetricsOnThePortOfTheOperator(@Value("${local.management.port}") int port) throws Exception {
        Http operator = new Http(port);
        assertThat(operator.get("/actuator/health/liveness").text("status")).isEqualTo("UP");
        assertThat(operator.get("/actuator/health/readiness").text("status")).isEqualTo("UP");
        assertThat(http.get("/actuator/health").status()).isEqualTo(404);

        String metrics = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(metrics).contains("bantin_outbox_pending{collection=\"notes\"", "bantin_outbox_oldest_age_seconds");
    }

    private static String withHeader(String header, String signature) {
        return unsigned(header) + "." + signature;
    }

    private static String unsigned(String header) {
        String claims = TestTokens.of("editor").split("\\.")[1];
        return encoded(header.getBytes(UTF_8)) + "." + claims;
    }

    private static String signedWithSecret() throws GeneralSecurityException {
        String content = unsigned("{\"alg\":\"HS256\"}");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("a secret of at least thirty-two bytes".getBytes(UTF_8), "HmacSHA256"));
        return content + "." + encoded(mac.doFinal(content.getBytes(UTF_8)));
    }

    private static String relabelled() {
        String signature = TestTokens.of("editor").split("\\.")[2];
        return withHeader("{\"alg\":\"RS512\"}", signature);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
