package io.bantin.gateway.instances;

import io.bantin.kit.drain.Drain;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Excludes an instance whose answer says that it drains, since the instance closes its port soon. It still answers the requests
 * that it has.
 */
@Component
class DrainSignalFilter implements HttpHeadersFilter {

    @Override
    public HttpHeaders filter(HttpHeaders answer, ServerWebExchange exchange) {
        if (!answer.containsHeader(Drain.HEADER)) {
            return answer;
        }
        var instance = Instance.of(exchange);
        if (instance != null) {
            instance.exclude();
        }
        var passedOn = new HttpHeaders();
        answer.forEach((name, values) -> {
            if (!name.equalsIgnoreCase(Drain.HEADER)) {
                passedOn.addAll(name, values);
            }
        });
        return passedOn;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
