package io.bantin.gateway.limits;

import io.bantin.gateway.inbound.IncomingRequest;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers 429 to a caller that exceeds its rate, before a token is verified or a service is called. Each gateway counts for itself. */
@Component
@Order(RateLimit.BEFORE_SECURITY)
class RateLimit implements WebFilter {

    static final int BEFORE_SECURITY = -300;

    private final TokenBuckets requests;
    /** Incomplete requests have buckets of their own, so they do not use up the rate of others behind the same address. */
    private final TokenBuckets incomplete;

    RateLimit(LimitProperties limits) {
        requests = new TokenBuckets(limits.requests(), limits.addresses());
        incomplete = new TokenBuckets(limits.requests(), limits.addresses());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var incoming = IncomingRequest.of(exchange);
        if (incoming.isFromPortal()) {
            return chain.filter(exchange);
        }
        var wait = (incoming.isComplete() ? requests : incomplete).take(incoming.caller());
        return wait.isZero() ? chain.filter(exchange) : Mono.error(new TooManyRequests(wait));
    }
}
