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
 * Tells a service how long a body is that is here as a whole. Netty would send chunks where the caller named no length, as
 * for {@code curl -X POST}, and a service takes chunks for a body in no known language.
 */
@Component
@Order(LOWEST_PRECEDENCE)
class ContentLengthFilter implements HttpHeadersFilter {

    private static final Set<HttpMethod> USUALLY_WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var incoming = IncomingRequest.of(exchange);
        if (!incoming.isComplete()
                || input.containsHeader(HttpHeaders.CONTENT_LENGTH)
                || incoming.length() == 0
                        && USUALLY_WITHOUT_BODY.contains(exchange.getRequest().getMethod())) {
            return input;
        }
        var headers = HttpHeaders.copyOf(input);
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
        headers.setContentLength(incoming.length());
        return headers;
    }
}
