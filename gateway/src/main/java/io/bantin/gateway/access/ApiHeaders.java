package io.bantin.gateway.access;

import io.bantin.gateway.uri.RequestTarget;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells browsers to treat an answer of the API as data only. The portal sets the headers of pages. */
@Component
@Order(ApiHeaders.BEFORE_REFUSING_FILTERS)
class ApiHeaders implements WebFilter {

    static final int BEFORE_REFUSING_FILTERS = Ordered.HIGHEST_PRECEDENCE + 50;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (RequestTarget.isApi(exchange.getRequest().getURI().getRawPath())) {
            exchange.getResponse()
                    .beforeCommit(() -> Mono.fromRunnable(
                            () -> complete(exchange.getResponse().getHeaders())));
        }
        return chain.filter(exchange);
    }

    private static void complete(HttpHeaders headers) {
        setIfAbsent(headers, "X-Content-Type-Options", "nosniff");
        setIfAbsent(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        setIfAbsent(headers, "Referrer-Policy", "no-referrer");
        setIfAbsent(headers, "Cross-Origin-Resource-Policy", "same-origin");
    }

    private static void setIfAbsent(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }
}
