package io.bantin.gateway.routing;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Hears from an instance's answer that it drains, and sends the next requests to others. The instance may go on to answer those
 * that are on their way; it closes its port soon.
 */
@Component
class DrainSignalFilter implements HttpHeadersFilter {

    /** Set by the services (service-kit, package drain). */
    static final String HEADER = "Bantin-Draining";

    private final RoutingProperties properties;

    DrainSignalFilter(RoutingProperties properties) {
        this.properties = properties;
    }

    @Override
    public HttpHeaders filter(HttpHeaders answer, ServerWebExchange exchange) {
        if (!answer.containsHeader(HEADER)) {
            return answer;
        }
        if (exchange.getAttribute(InstanceSelectionFilter.INSTANCE) instanceof Instance instance) {
            instance.bench(properties.bench());
        }
        var passedOn = new HttpHeaders();
        answer.forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HEADER)) {
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
