package io.bantin.gateway.trust;

import static org.springframework.core.Ordered.LOWEST_PRECEDENCE;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sends forwarded headers to services. Spring Cloud Gateway either trusts the headers of each peer or sends none, so its
 * filters are off.
 */
@Component
@Order(LOWEST_PRECEDENCE)
class ForwardedHeaders implements HttpHeadersFilter {

    private static final String HOST = "X-Forwarded-Host";
    private static final String PROTO = "X-Forwarded-Proto";

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        // The inbound handler has removed the headers of all but trusted proxies.
        var trusted = request.getHeaders();
        var headers = HttpHeaders.copyOf(input);
        var peer = ClientAddressResolver.peer(request);
        headers.set(
                ClientAddressResolver.FORWARDED_FOR,
                String.join(
                        ", ",
                        Stream.concat(
                                        trusted.getOrEmpty(ClientAddressResolver.FORWARDED_FOR).stream(),
                                        Stream.ofNullable(peer).map(address -> address.getHostAddress()))
                                .toList()));
        set(headers, HOST, trusted.getFirst(HOST), trusted.getFirst(HttpHeaders.HOST));
        set(headers, PROTO, trusted.getFirst(PROTO), request.getURI().getScheme());
        return headers;
    }

    private static void set(HttpHeaders headers, String name, @Nullable String trusted, @Nullable String own) {
        var value = trusted != null ? trusted : own;
        if (value != null) {
            headers.set(name, value);
        }
    }
}
