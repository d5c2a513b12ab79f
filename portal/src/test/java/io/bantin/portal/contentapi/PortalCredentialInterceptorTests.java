package io.bantin.portal.contentapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.portal.testing.Newsroom;
import io.bantin.portal.testing.PortalTest;
import io.bantin.portal.testing.TestGateway;
import io.bantin.portal.testing.TestGatewayInitializer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class PortalCredentialInterceptorTests {

    private static final String SIGN_UP = "POST /api/subscriptions";
    private static final String LISTING = "GET /api/articles";

    private final TestGateway gateway;
    private final int port;

    @Autowired
    PortalCredentialInterceptorTests(TestGateway gateway, @LocalServerPort int port) {
        this.gateway = gateway;
        this.port = port;
    }

    @Test
    void showWhoCallsAndForWhichReader() throws IOException, InterruptedException {
        gateway.forget();
        Newsroom.open(gateway);
        gateway.answer(SIGN_UP, 202, "");

        var form = request("/subscribe")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("email=ai%40example.org&categories=" + Newsroom.LOCAL))
                .build();
        try (var reader = HttpClient.newHttpClient()) {
            assertThat(reader.send(form, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(303);
            reader.send(request("/").build(), BodyHandlers.discarding());
        }

        assertThat(gateway.header(SIGN_UP, "X-Bantin-Credential")).containsExactly(TestGatewayInitializer.CREDENTIAL);
        assertThat(gateway.header(SIGN_UP, "X-Forwarded-For")).containsExactly("203.0.113.9, 10.0.0.1");
        assertThat(gateway.header(LISTING, "X-Bantin-Credential")).containsExactly(TestGatewayInitializer.CREDENTIAL);
        assertThat(gateway.header(LISTING, "X-Forwarded-For")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "change-me-change-me-change-me-change-me"})
    void needASecretThatNobodyKnows(String credential) {
        assertThatThrownBy(() -> new PortalCredentialInterceptor(credential)).hasMessageContaining("PORTAL_CREDENTIAL");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Forwarded-For", "203.0.113.9, 10.0.0.1");
    }
}
