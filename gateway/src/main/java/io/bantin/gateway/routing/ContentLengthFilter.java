package io.bantin.gateway.routing;

import static org.springframework.core.Ordered.LOWEST_PRECEDENCE;

import io.bantin.gateway.inbound.IncomingRequest;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sets Content-Length if the body has arrived completely. Without it, Netty sends chunks for a request like
 * {@code curl -X POST}, and a service refuses chunks that have no Content-Type.
 */
@Component
@Order(LOWEST_PRECEDENCE)
class ContentLengthFilter implements HttpHeadersFilter {

    private static final Set<HttpMethod> METHODS_WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var incoming = IncomingRequest.of(exchange);
        if (!incoming.isComplete()
                || input.containsHeader(HttpHeaders.CONTENT_LENGTH)
                || incoming.length() == 0
                        && METHODS_WITHOUT_BODY.contains(exchange.getRequest().getMethod())) {
            return input;
        }
        var headers = HttpHeaders.copyOf(input);
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
        headers.setContentLength(incoming.length());
        return headers;
    }
}
