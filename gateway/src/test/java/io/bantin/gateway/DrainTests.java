package io.bantin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;

class DrainTests {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void answersWhileItDrainsAndClosesEachConnection() throws Exception {
        var gateway = new SpringApplicationBuilder(Gateway.class)
                .initializers(new Services())
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--bantin.drain.quiet=1s",
                        "--bantin.drain.at-most=20s",
                        "--bantin.gateway.portal-credential=" + GatewayTest.PORTAL_CREDENTIAL);
        var port = gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        assertThat(ask(port).headers().firstValue("Connection")).isEmpty();
        var leaving = CompletableFuture.runAsync(gateway::close);
        await().untilAsserted(() -> {
            var answer = ask(port);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Connection")).hasValue("close");
        });
        assertThat(gateway.getBean(ApplicationAvailability.class).getReadinessState())
                .isEqualTo(ReadinessState.REFUSING_TRAFFIC);
        leaving.join();
    }

    private HttpResponse<String> ask(int port) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/articles"))
                        .build(),
                BodyHandlers.ofString());
    }
}
