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
 * Tells services whom the gateway serves. Spring Cloud Gateway either believes its peer's headers or sends none at
 * all; this adds ours after its filters removed theirs.
 */
@Component
@Order(LOWEST_PRECEDENCE)
class ForwardedHeaders implements HttpHeadersFilter {

    private static final String HOST = "X-Forwarded-Host";
    private static final String PROTO = "X-Forwarded-Proto";

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        // What is still here came through a trusted proxy: the rest was dropped at the door.
        var believed = request.getHeaders();
        var headers = HttpHeaders.copyOf(input);
        var peer = ClientAddressResolver.peer(request);
        headers.set(
                ClientAddressResolver.FORWARDED_FOR,
                String.join(
                        ", ",
                        Stream.concat(
                                        believed.getOrEmpty(ClientAddressResolver.FORWARDED_FOR).stream(),
                                        Stream.ofNullable(peer).map(address -> address.getHostAddress()))
                                .toList()));
        set(headers, HOST, believed.getFirst(HOST), believed.getFirst(HttpHeaders.HOST));
        set(headers, PROTO, believed.getFirst(PROTO), request.getURI().getScheme());
        return headers;
    }

    private static void set(HttpHeaders headers, String name, @Nullable String believed, @Nullable String own) {
        var value = believed != null ? believed : own;
        if (value != null) {
            headers.set(name, value);
        }
    }
}
