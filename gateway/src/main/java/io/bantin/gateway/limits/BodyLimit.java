package io.bantin.gateway.limits;

import io.bantin.gateway.inbound.IncomingRequest;
import io.bantin.gateway.unfinished.IncompleteRequest;
import io.bantin.kit.problems.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
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
 * Refuses a body that is too large or takes too long. Checks Content-Length first, and counts the bytes if there is none. The
 * inbound handler discards the rest of a refused body.
 */
@Component
@Order(BodyLimit.AFTER_RATE_LIMIT)
class BodyLimit implements WebFilter {

    static final int AFTER_RATE_LIMIT = RateLimit.BEFORE_SECURITY + 100;

    private final Limit usual;
    private final Map<String, Limit> ofPaths = new HashMap<>();

    BodyLimit(LimitProperties limits) {
        usual = new Limit(limits.body(), limits.sentWithin());
        for (var files : List.of(limits.files(), limits.pictures())) {
            files.paths().forEach(path -> ofPaths.put(path, new Limit(files.body(), files.sentWithin())));
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var limit = ofPaths.getOrDefault(request.getURI().getRawPath(), usual);
        if (request.getHeaders().getContentLength() > limit.bytes()) {
            return Mono.error(new BodyTooLarge(limit.size));
        }
        var incoming = IncomingRequest.of(exchange);
        return incoming.isComplete() && incoming.length() <= limit.bytes()
                ? chain.filter(exchange)
                : chain.filter(exchange.mutate()
                        .request(new CountedBody(request, incoming, limit))
                        .build());
    }

    private record Limit(DataSize size, Duration sentWithin) {

        long bytes() {
            return size.toBytes();
        }
    }

    private static final class CountedBody extends ServerHttpRequestDecorator {

        private final IncomingRequest incoming;
        private final Limit limit;

        CountedBody(ServerHttpRequest request, IncomingRequest incoming, Limit limit) {
            super(request);
            this.incoming = incoming;
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                var count = new Count(limit);
                var body = super.getBody();
                return (incoming.isComplete() ? body : body.takeUntilOther(tooLate()))
                        .onErrorMap(failure -> !(failure instanceof Problem), IncompleteRequest::incomplete)
                        .handle(count::pass);
            });
        }

        private Mono<Void> tooLate() {
            var late = Mono.delay(limit.sentWithin).then(Mono.<Void>error(TimeoutException::new));
            return Mono.firstWithSignal(late, incoming.broken());
        }
    }

    private static final class Count {

        private final Limit limit;
        private long bytes;

        Count(Limit limit) {
            this.limit = limit;
        }

        void pass(DataBuffer part, SynchronousSink<DataBuffer> passed) {
            bytes += part.readableByteCount();
            if (bytes <= limit.bytes()) {
                passed.next(part);
            } else {
                DataBufferUtils.release(part);
                passed.error(new BodyTooLarge(limit.size));
            }
        }
    }
}
