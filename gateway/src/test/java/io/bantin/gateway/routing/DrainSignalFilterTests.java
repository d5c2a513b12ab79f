package io.bantin.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.gateway.routing.RoutingProperties.Breaker;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class DrainSignalFilterTests {

    private static final Duration LONG = Duration.ofHours(1);

    private final DrainSignalFilter draining =
            new DrainSignalFilter(new RoutingProperties(Map.of(), LONG, LONG, new Breaker(1, 1, LONG)));
    private final Instance instance = new Instance(URI.create("http://localhost:8081"));
    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));

    @BeforeEach
    void ask() {
        exchange.getAttributes().put(InstanceSelectionFilter.INSTANCE, instance);
    }

    @Test
    void sendsTheNextRequestsToOthersAndTellsTheCallerNothing() {
        var answer = new HttpHeaders();
        answer.set("bantin-draining", "true");
        answer.set("ETag", "\"1\"");
        var passedOn = draining.filter(answer, exchange);
        assertThat(instance.isBenched()).isTrue();
        assertThat(passedOn.containsHeader(DrainSignalFilter.HEADER)).isFalse();
        assertThat(passedOn.getETag()).isEqualTo("\"1\"");
    }

    @Test
    void goesOnWithAnInstanceThatSaysNothing() {
        var answer = new HttpHeaders();
        answer.set("ETag", "\"1\"");
        assertThat(draining.filter(answer, exchange)).isEqualTo(answer);
        assertThat(instance.isBenched()).isFalse();
    }
}
