package io.bantin.gateway.limits;

import io.bantin.gateway.outside.Callers;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers 429 to who asks too fast, before a token is verified or a service hears of it. Counted per instance. */
@Component
@Order(RateLimit.BEFORE_SECURITY)
class RateLimit implements WebFilter {

    static final int BEFORE_SECURITY = -300;

    private static final Set<String> SIGN_UPS = Set.of("/api/subscriptions", "/subscribe");

    private final Callers callers;
    private final Buckets requests;
    private final Buckets signUps;

    RateLimit(Callers callers, LimitProperties limits) {
        this.callers = callers;
        requests = new Buckets(limits.requests(), limits.addresses());
        signUps = new Buckets(limits.signUps(), limits.addresses());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var wait = waitFor(exchange.getRequest());
        return wait.isZero() ? chain.filter(exchange) : Mono.error(new TooManyRequests(wait));
    }

    private Duration waitFor(ServerHttpRequest request) {
        var caller = callers.addressOf(request);
        if (caller == null || callers.isInsider(request)) {
            return Duration.ZERO;
        }
        var wait = requests.take(caller);
        return wait.isZero() && isSignUp(request) ? signUps.take(caller) : wait;
    }

    private static boolean isSignUp(ServerHttpRequest request) {
        return request.getMethod() == HttpMethod.POST
                && SIGN_UPS.contains(request.getPath().value());
    }
}
