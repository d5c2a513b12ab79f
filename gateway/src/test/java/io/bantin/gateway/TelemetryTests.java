package io.bantin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class TelemetryTests {

    private final Caller caller;
    private final Caller operator;

    TelemetryTests(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        caller = Caller.from("127.0.8.1", port);
        operator = Caller.from("127.0.8.2", managementPort);
    }

    @Test
    void servesProbesAndMetricsOnASeparatePort() {
        assertThat(operator.get("/actuator/health/liveness").body()).contains("UP");
        assertThat(operator.get("/actuator/health/readiness").body()).contains("UP");
        assertThat(operator.get("/actuator/env").statusCode()).isEqualTo(404);
    }

    @Test
    void countsRequestsByRouteWithoutTokens() {
        caller.get("/api/categories/abc");
        caller.get("/api/subscriptions/s3cret-token");

        assertThat(operator.get("/actuator/prometheus").body())
                .containsPattern("http_server_requests_seconds_count\\{.*uri=\"categories\"")
                .contains("resilience4j_circuitbreaker_state")
                .doesNotContain("s3cret");
    }
}
