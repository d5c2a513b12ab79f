package io.bantin.gateway.limits;

import io.bantin.gateway.inbound.IncomingRequest;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Limits complete sign-ups per reader, since each may send a mail. The form of the portal calls the same address, and the portal
 * names the reader.
 */
@Component
@Order(SignUpLimit.AFTER_BODY_BUFFERING)
class SignUpLimit implements GlobalFilter {

    static final int AFTER_BODY_BUFFERING = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final String SIGN_UPS = "/api/subscriptions";

    private final TokenBuckets signUps;

    SignUpLimit(LimitProperties limits) {
        signUps = new TokenBuckets(limits.signUps(), limits.addresses());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!isSignUp(exchange)) {
            return chain.filter(exchange);
        }
        var wait = signUps.take(IncomingRequest.of(exchange).caller());
        return wait.isZero() ? chain.filter(exchange) : Mono.error(new TooManyRequests(wait));
    }

    private static boolean isSignUp(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        if (request.getMethod() != HttpMethod.POST) {
            return false;
        }
        var path = request.getURI().getRawPath();
        // A service may accept a slash at the end.
        return path.equals(SIGN_UPS) || path.equals(SIGN_UPS + "/");
    }
}
