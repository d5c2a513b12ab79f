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
 * Limits sign-ups, each of which may cost a mail: once they are complete, by the reader who signs up. The form of the
 * portal ends at the same address of the API, for the reader whom the portal names.
 */
@Component
@Order(SignUpLimit.AFTER_THE_BODY)
class SignUpLimit implements GlobalFilter {

    static final int AFTER_THE_BODY = Ordered.HIGHEST_PRECEDENCE + 10;

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
        // A slash at the end is not another address to every service.
        return path.equals(SIGN_UPS) || path.equals(SIGN_UPS + "/");
    }
}
