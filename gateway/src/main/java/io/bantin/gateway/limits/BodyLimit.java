package io.bantin.gateway.limits;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Refuses bodies that are too large: by their announced length, and by counting where none was announced. Reads a
 * few MiB of what it refuses, since a client that is cut off while it still sends sees a reset and no answer. Who drips
 * a body byte by byte holds a connection, here and in a service, no longer than the time for that.
 */
@Component
@Order(BodyLimit.AFTER_RATE_LIMIT)
class BodyLimit implements WebFilter {

    static final int AFTER_RATE_LIMIT = RateLimit.BEFORE_SECURITY + 100;

    private static final DataSize DRAINED = DataSize.ofMegabytes(8);
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(5);

    private final Limit usual;
    private final Limit files;
    private final Set<String> filePaths;

    BodyLimit(LimitProperties limits) {
        usual = new Limit(limits.body(), limits.sentWithin());
        files = new Limit(limits.files().body(), limits.files().sentWithin());
        filePaths = limits.files().paths();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var limit = filePaths.contains(request.getPath().value()) ? files : usual;
        if (request.getHeaders().getContentLength() > limit.bytes()) {
            return drain(request).then(Mono.error(new BodyTooLarge(limit.size)));
        }
        return chain.filter(
                exchange.mutate().request(new CountedBody(request, limit)).build());
    }

    private static Mono<Void> drain(ServerHttpRequest request) {
        // Who asks before sending has sent nothing yet.
        if (request.getHeaders().containsHeader(HttpHeaders.EXPECT)) {
            return Mono.empty();
        }
        return DataBufferUtils.takeUntilByteCount(request.getBody(), DRAINED.toBytes())
                .doOnNext(DataBufferUtils::release)
                .then()
                .timeout(DRAINED_WITHIN, Mono.empty())
                .onErrorComplete();
    }

    private record Limit(DataSize size, Duration sentWithin) {

        long bytes() {
            return size.toBytes();
        }
    }

    private static final class CountedBody extends ServerHttpRequestDecorator {

        private final Limit limit;

        CountedBody(ServerHttpRequest request, Limit limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                var count = new Count(limit);
                return super.getBody()
                        .takeUntilOther(Mono.delay(limit.sentWithin).then(Mono.error(TimeoutException::new)))
                        .onErrorMap(BodyIncomplete::new)
                        .handle(count::pass)
                        .concatWith(Mono.defer(count::verdict));
            });
        }
    }

    private static final class Count {

        private final Limit limit;
        private long seen;

        Count(Limit limit) {
            this.limit = limit;
        }

        void pass(DataBuffer part, SynchronousSink<DataBuffer> passed) {
            seen += part.readableByteCount();
            if (seen <= limit.bytes()) {
                passed.next(part);
                return;
            }
            DataBufferUtils.release(part);
            if (seen > limit.bytes() + DRAINED.toBytes()) {
                passed.error(new BodyTooLarge(limit.size));
            }
        }

        Mono<DataBuffer> verdict() {
            return seen <= limit.bytes() ? Mono.empty() : Mono.error(new BodyTooLarge(limit.size));
        }
    }
}
