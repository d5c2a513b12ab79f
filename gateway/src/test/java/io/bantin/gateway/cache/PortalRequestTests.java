package io.bantin.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.bantin.gateway.cache.PageCache.Step;
import io.bantin.gateway.cache.Renewal.Outcome;
import io.bantin.gateway.routing.ServiceUnavailable;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** The ways in which the request of a renewal fails. */
class PortalRequestTests {

    private static final String PATH = "/a-0kt3v9wq5d2xa.html";

    private final PageCacheProperties properties = new PageCacheProperties(
            DataSize.ofMegabytes(1),
            DataSize.ofKilobytes(64),
            Duration.ofMillis(400),
            Duration.ofMillis(800),
            Duration.ofHours(1),
            Duration.ofMillis(10));
    private final PageCache pages = new PageCache(properties, new AtomicLong(1)::get);
    private final PortalRequest portal = new PortalRequest(pages, properties);
    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get(PATH));

    @Test
    void saysThatAnAnswerCameTooLate() {
        var outcome = portal.send(begin(PATH), exchange, _ -> Mono.never()).block();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.cause())
                                .isInstanceOfSatisfying(ServiceUnavailable.class, problem -> {
                                    assertThat(problem.getStatusCode().value()).isEqualTo(504);
                                    assertThat(problem.getBody().getType())
                                            .asString()
                                            .endsWith("gateway-timeout");
                                }));
    }

    @Test
    void endsTheRenewalWhenAFilterThrows() {
        var renewal = begin(PATH);
        var sent = portal.send(renewal, exchange, _ -> {
            throw new IllegalStateException("thrown before there is anything to subscribe to");
        });

        assertThatIllegalStateException().isThrownBy(sent::block);
        assertThat(pages.next(renewal.key())).isInstanceOf(Step.Renew.class);
    }

    @Test
    void endsTheRenewalWhenThereIsNoSuchAddress() {
        var renewal = begin("/a b.html");
        var sent = portal.send(renewal, exchange, _ -> Mono.empty());

        assertThatIllegalArgumentException().isThrownBy(sent::block);
        assertThat(pages.next(renewal.key())).isInstanceOf(Step.Renew.class);
    }

    private Renewal begin(String path) {
        var key = PageKey.of(HttpMethod.GET, path, new DefaultHttpHeaders());
        assertThat(key).isNotNull();
        var step = pages.next(key);
        assertThat(step).isInstanceOf(Step.Renew.class);
        return ((Step.Renew) step).renewal();
    }
}
