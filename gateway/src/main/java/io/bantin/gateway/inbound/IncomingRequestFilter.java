package io.bantin.gateway.inbound;

import java.net.InetAddress;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/** Attaches the incoming request to the exchange, and answers a request that the inbound handler refused. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class IncomingRequestFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var incoming = incoming(exchange.getRequest());
        incoming.attachTo(exchange);
        var problem = incoming.problem();
        return problem == null ? chain.filter(exchange) : Mono.error(problem);
    }

    private static IncomingRequest incoming(ServerHttpRequest request) {
        if (ServerHttpRequestDecorator.getNativeRequest(request) instanceof Connection connection) {
            var current =
                    InboundRequestHandler.unansweredOn(connection.channel()).peek();
            if (current != null) {
                return current;
            }
        }
        // The management port has no inbound handler and no limits.
        return IncomingRequest.accepted(InetAddress.getLoopbackAddress(), false, false, false);
    }
}
