package io.bantin.gateway.inbound;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Calls a service only once enough of the body has arrived, so that a slow caller holds no connection to a service. */
@Component
@Order(BodyBufferingFilter.BEFORE_ALL_OTHERS)
class BodyBufferingFilter implements GlobalFilter {

    static final int BEFORE_ALL_OTHERS = Ordered.HIGHEST_PRECEDENCE + 1;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var incoming = IncomingRequest.of(exchange);
        return incoming.isComplete()
                ? chain.filter(exchange)
                : incoming.gathered().then(Mono.defer(() -> chain.filter(exchange)));
    }
}
