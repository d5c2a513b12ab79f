package io.bantin.gateway.cache;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_OBSERVATION_ATTR;

import io.bantin.gateway.cache.Renewal.Outcome;
import io.bantin.gateway.routing.ServiceUnavailable;
import io.bantin.kit.problems.Problem;
import io.micrometer.observation.Observation;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Sends the request of a renewal through the filters to the portal. It is made from the key alone, so the portal answers it
 * alike whoever sent it.
 */
final class PortalRequest {

    private final PageCache pages;
    private final PageCacheProperties properties;

    PortalRequest(PageCache pages, PageCacheProperties properties) {
        this.pages = pages;
        this.properties = properties;
    }

    /** Ends the renewal whatever happens: with an answer, with a failure, or because the client leaves. */
    Mono<Outcome> send(Renewal renewal, ServerWebExchange exchange, WebFilterChain chain) {
        // Deferred, since an exception that is thrown before there is a Mono would leave a renewal that never ends.
        return Mono.defer(() -> answer(renewal, exchange, chain))
                .onErrorResume(failure -> evaluate(renewal, failure))
                .doOnCancel(() -> pages.abandoned(renewal));
    }

    private Mono<Outcome> answer(Renewal renewal, ServerWebExchange exchange, WebFilterChain chain) {
        var answer = new CapturedAnswer(
                exchange.getResponse().bufferFactory(), properties.largest().toBytes());
        var inner = exchange.mutate()
                .request(request(renewal, exchange.getRequest()))
                .response(answer)
                .build();
        var own = new OwnAttributes(inner);
        return chain.filter(own)
                .timeout(properties.renewedWithin())
                .then(Mono.fromSupplier(() -> pages.answered(renewal, answer.page(renewal.requestedAt()))))
                .doOnError(failure -> stopObservation(own, failure));
    }

    /** Spring Cloud Gateway stops the observation of a failed request in a handler that sees the reader's exchange only. */
    private static void stopObservation(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getAttributes().remove(GATEWAY_OBSERVATION_ATTR) instanceof Observation observation) {
            observation.error(failure).stop();
        }
    }

    private Mono<Outcome> evaluate(Renewal renewal, Throwable failure) {
        return switch (failure) {
            case DataBufferLimitException _ -> Mono.just(pages.tooLarge(renewal));
            case IOException _ -> Mono.just(pages.failed(renewal, ServiceUnavailable.afterHalfAnAnswer()));
            case TimeoutException _ -> Mono.just(pages.failed(renewal, ServiceUnavailable.afterTimeout()));
            case Problem problem
            when PageCache.UNAVAILABLE.contains(problem.getStatusCode().value()) ->
                Mono.just(pages.failed(renewal, problem));
            default -> {
                pages.abandoned(renewal);
                yield Mono.error(failure);
            }
        };
    }

    private static ServerHttpRequest request(Renewal renewal, ServerHttpRequest of) {
        var key = renewal.key();
        return of.mutate()
                .method(HttpMethod.GET)
                .uri(URI.create(origin(of.getURI()) + key.target()))
                .headers(headers -> {
                    headers.clear();
                    headers.set(HttpHeaders.ACCEPT_LANGUAGE, key.language().getLanguage());
                    headers.set(HttpHeaders.ACCEPT_ENCODING, key.coding().header());
                    var previous = renewal.previous();
                    if (previous != null && previous.status() == 200 && previous.etag() != null) {
                        headers.set(HttpHeaders.IF_NONE_MATCH, previous.etag());
                    }
                })
                .build();
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** Attributes that the routing sets belong to this request: the reader's own may follow it through the same filters. */
    private static final class OwnAttributes extends ServerWebExchangeDecorator {

        private final Map<String, Object> attributes;

        OwnAttributes(ServerWebExchange exchange) {
            super(exchange);
            attributes = new ConcurrentHashMap<>(exchange.getAttributes());
        }

        @Override
        public Map<String, Object> getAttributes() {
            return attributes;
        }
    }
}
