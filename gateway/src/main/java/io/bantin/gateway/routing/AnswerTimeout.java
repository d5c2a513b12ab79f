package io.bantin.gateway.routing;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Limits the time between the end of a request and the head of its answer. Spring Cloud Gateway's own time-out includes the time
 * in which the caller sends its body, so a slow phone would open the circuit breaker of the service.
 */
final class AnswerTimeout {

    private AnswerTimeout() {}

    static Mono<Void> apply(ServerWebExchange exchange, GatewayFilterChain chain, @Nullable Duration limit) {
        if (limit == null) {
            return chain.filter(exchange);
        }
        var sent = Sinks.<Void>empty();
        var watched = exchange.mutate()
                .request(new WatchedBody(exchange.getRequest(), sent))
                .build();
        var late = Mono.<Void>error(() -> new TimeoutException("no answer within " + limit));
        return chain.filter(watched).timeout(sent.asMono().then(Mono.delay(limit)), late);
    }

    private static final class WatchedBody extends ServerHttpRequestDecorator {

        private final Sinks.Empty<Void> sent;

        WatchedBody(ServerHttpRequest request, Sinks.Empty<Void> sent) {
            super(request);
            this.sent = sent;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().doOnComplete(sent::tryEmitEmpty);
        }
    }
}
