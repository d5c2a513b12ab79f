package io.bantin.gateway.access;

import io.bantin.kit.problems.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses preflight requests, so no page of another site can call the API. WebFlux would answer without a body. */
@Component
@Order(CrossOriginFilter.BEFORE_SECURITY)
class CrossOriginFilter implements WebFilter {

    static final int BEFORE_SECURITY = -150;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return CorsUtils.isPreFlightRequest(exchange.getRequest())
                ? Mono.error(new CrossOriginRefused())
                : chain.filter(exchange);
    }

    private static final class CrossOriginRefused extends Problem {

        CrossOriginRefused() {
            super(
                    HttpStatus.FORBIDDEN,
                    "cross-origin",
                    "Other sites may not call",
                    "Browsers may not call this from a page of another site; call it from a server.");
        }
    }
}
