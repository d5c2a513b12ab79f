package io.bantin.gateway.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.drain.Drain;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class DrainSignalFilterTests {

    private final DrainSignalFilter filter = new DrainSignalFilter();
    private final Instance instance = new Instance(URI.create("http://localhost:8081"), Duration.ofHours(1));
    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));

    @BeforeEach
    void attachInstance() {
        instance.attachTo(exchange);
    }

    @Test
    void excludesADrainingInstanceAndHidesTheSignalFromTheCaller() {
        var answer = new HttpHeaders();
        answer.set("bantin-draining", "true");
        answer.set("ETag", "\"1\"");
        var passedOn = filter.filter(answer, exchange);
        assertThat(instance.isExcluded()).isTrue();
        assertThat(passedOn.containsHeader(Drain.HEADER)).isFalse();
        assertThat(passedOn.getETag()).isEqualTo("\"1\"");
    }

    @Test
    void keepsAnInstanceThatDoesNotDrain() {
        var answer = new HttpHeaders();
        answer.set("ETag", "\"1\"");
        assertThat(filter.filter(answer, exchange)).isEqualTo(answer);
        assertThat(instance.isExcluded()).isFalse();
    }
}
