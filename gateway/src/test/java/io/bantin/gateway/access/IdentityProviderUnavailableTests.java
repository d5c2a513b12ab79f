package io.bantin.gateway.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

class IdentityProviderUnavailableTests {

    private static final String TOKEN =
            encoded("{\"alg\":\"RS256\",\"kid\":\"k\"}") + "." + encoded("{\"sub\":\"editor\"}") + "." + encoded("?");

    @Test
    void reportsAnUnreachableProviderAndRecoversWhenItReturns() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        var tokens = tokensOf(address.getPort());

        assertThatThrownBy(() -> decode(tokens)).isInstanceOf(IdentityProviderUnavailable.class);

        var provider = HttpServer.create(address, 0);
        provider.createContext("/jwks", exchange -> {
            try (exchange) {
                var none = "{\"keys\":[]}".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, none.length);
                exchange.getResponseBody().write(none);
            }
        });
        provider.start();
        try {
            assertThatThrownBy(() -> decode(tokens)).isInstanceOf(BadJwtException.class);
        } finally {
            provider.stop(0);
        }
    }

    @Test
    void endsTheWaitForAHangingProvider() throws IOException {
        // The operating system accepts connections, and nothing reads from them.
        try (var hanging = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var tokens = tokensOf(hanging.getLocalPort());

            assertThatThrownBy(() -> decode(tokens)).isInstanceOf(IdentityProviderUnavailable.class);
        }
    }

    private static ReactiveJwtDecoder tokensOf(int port) {
        var identity =
                new IdentityProperties("http://identity.example", "http://127.0.0.1:%d/jwks".formatted(port), "bantin");
        return new AccessConfiguration().tokens(identity);
    }

    private static void decode(ReactiveJwtDecoder tokens) {
        tokens.decode(TOKEN).block(Duration.ofSeconds(10));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String encoded(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }
}
