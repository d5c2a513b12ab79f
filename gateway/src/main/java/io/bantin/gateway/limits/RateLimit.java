package io.bantin.gateway.limits;

import io.bantin.gateway.inbound.IncomingRequest;
import org.springframework.core.annotation.Order;
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

    private final TokenBuckets requests;
    /** Of their own: who sends only beginnings must not use up what others behind the same address may ask. */
    private final TokenBuckets beginnings;

    RateLimit(LimitProperties limits) {
        requests = new TokenBuckets(limits.requests(), limits.addresses());
        beginnings = new TokenBuckets(limits.requests(), limits.addresses());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var incoming = IncomingRequest.of(exchange);
        if (incoming.isFromPortal()) {
            return chain.filter(exchange);
        }
        var wait = (incoming.isComplete() ? requests : beginnings).take(incoming.caller());
        return wait.isZero() ? chain.filter(exchange) : Mono.error(new TooManyRequests(wait));
    }
}
