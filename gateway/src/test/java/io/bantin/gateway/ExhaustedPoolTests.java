package io.bantin.gateway;

import static io.bantin.gateway.Services.PORTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A busy service is no failing service. */
@GatewayTest
@TestPropertySource(
        properties = {
            "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections=1",
            "spring.cloud.gateway.server.webflux.httpclient.pool.acquire-timeout=10",
            "bantin.gateway.answer-within.pages=20s"
        })
class ExhaustedPoolTests {

    private final Caller caller;

    ExhaustedPoolTests(@LocalServerPort int port) {
        caller = Caller.from("127.13.0.1", port);
    }

    @Test
    void opensNoCircuitBreaker() {
        int before = PORTAL.count();
        var slow = CompletableFuture.supplyAsync(() -> caller.get("/subscribe?delay=10000"));
        await().until(() -> PORTAL.count() > before);

        var refused = IntStream.range(0, 25).mapToObj(i -> caller.get("/subscribe"));

        assertThat(refused).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(503));
        assertThat(slow.join()).extracting(HttpResponse::statusCode).isEqualTo(200);
        // With an open breaker, this would be refused for two seconds.
        assertThat(caller.get("/subscribe").statusCode()).isEqualTo(200);
    }
}
