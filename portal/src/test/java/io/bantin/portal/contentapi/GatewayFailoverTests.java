package io.bantin.portal.contentapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.portal.testing.TestGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

class GatewayFailoverTests {

    @Test
    void asksTheNextGatewayWhenOneCannotBeConnectedTo() throws IOException {
        var other = TestGateway.start();
        other.answer("POST /api/subscriptions", 202, "{}");
        var answer = client(nobody(), List.of(URI.create(nobody()), URI.create(other.url())))
                .post()
                .uri("/api/subscriptions?locale={locale}", "vi")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .retrieve()
                .toBodilessEntity();
        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        assertThat(other.received()).extracting(TestGateway.Received::body).containsExactly("{}");
    }

    @Test
    void asksNobodyTwiceWhenTheConnectionBreaksLater() throws IOException {
        var breaking = TestGateway.start();
        breaking.goAway();
        var other = TestGateway.start();
        var request = client(breaking.url(), List.of(URI.create(other.url())))
                .post()
                .uri("/api/subscriptions")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .retrieve();
        assertThatThrownBy(request::toBodilessEntity).isInstanceOf(ResourceAccessException.class);
        assertThat(other.received()).isEmpty();
    }

    private static RestClient client(String url, List<URI> others) {
        return RestClient.builder()
                .baseUrl(url)
                .requestFactory(new JdkClientHttpRequestFactory())
                .requestInterceptor(new GatewayFailover(others))
                .build();
    }

    /** An address where nobody listens. */
    private static String nobody() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://localhost:" + socket.getLocalPort();
        }
    }
}
