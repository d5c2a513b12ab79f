package io.bantin.gateway;

import static io.bantin.gateway.Services.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class OutsideHeadersTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private final int port;

    OutsideHeadersTests(@LocalServerPort int port) {
        this.port = port;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded", "X-Forwarded-Prefix", "X-Forwarded-Port", "X-Real-IP", "X-Original-URL", "X-User",
                        "X-User-Id",
                "X-Auth-Request-Email", "X-Remote-User", "Remote-User", "X-Roles", "X-Account", "X-Bantin-Caller",
                        "tracestate",
                "baggage", "X-B3-TraceId"
            })
    void removesUntrustedHeaders(String header) {
        var received = receivedFrom("127.0.6.1", header, "publisher");

        assertThat(received.header(header)).isEmpty();
    }

    @Test
    void sendsItsOwnForwardedHeaders() {
        var received = receivedFrom(
                "127.0.6.2",
                "X-Forwarded-For",
                "10.1.1.1",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Proto",
                "https");

        assertThat(received.header("X-Forwarded-For")).containsExactly("127.0.6.2");
        assertThat(received.header("X-Forwarded-Host")).containsExactly("127.0.0.1:" + port);
        assertThat(received.header("X-Forwarded-Proto")).containsExactly("http");
    }

    @Test
    void trustsTheHeadersOfATrustedProxy() {
        var received = receivedFrom(
                "127.0.0.8",
                "X-Forwarded-For",
                "10.1.1.1",
                "X-Forwarded-Host",
                "bantin.example",
                "X-Forwarded-Proto",
                "https",
                "X-User",
                "publisher");

        assertThat(received.header("X-Forwarded-For")).containsExactly("10.1.1.1, 127.0.0.8");
        assertThat(received.header("X-Forwarded-Host")).containsExactly("bantin.example");
        assertThat(received.header("X-Forwarded-Proto")).containsExactly("https");
        assertThat(received.header("X-User")).isEmpty();
    }

    @Test
    void startsANewTraceForACaller() {
        assertThat(receivedFrom("127.0.6.3", "traceparent", TRACEPARENT).header("traceparent"))
                .singleElement()
                .asString()
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]")
                .doesNotContain(TRACE);
    }

    @Test
    void continuesTheTraceOfThePortal() {
        var received = receivedFrom(
                "127.0.6.4",
                "traceparent",
                TRACEPARENT,
                "X-Bantin-Credential",
                GatewayTest.PORTAL_CREDENTIAL,
                "X-User",
                "publisher");

        assertThat(received.header("traceparent"))
                .singleElement()
                .asString()
                .startsWith("00-" + TRACE)
                .isNotEqualTo(TRACEPARENT);
        assertThat(received.header("X-Bantin-Credential")).isEmpty();
        assertThat(received.header("X-User")).isEmpty();
    }

    @Test
    void ignoresHeadersOfACallerWithAnotherCredential() {
        var received = receivedFrom(
                "127.0.6.5", "traceparent", TRACEPARENT, "X-Bantin-Credential", "x" + GatewayTest.PORTAL_CREDENTIAL);

        assertThat(received.header("traceparent")).singleElement().asString().doesNotContain(TRACE);
        assertThat(received.header("X-Bantin-Credential")).isEmpty();
    }

    private Upstream.Received receivedFrom(String address, String... headers) {
        assertThat(Caller.from(address, port).get("/api/categories", headers).statusCode())
                .isEqualTo(200);
        return CATEGORIES.last();
    }
}
