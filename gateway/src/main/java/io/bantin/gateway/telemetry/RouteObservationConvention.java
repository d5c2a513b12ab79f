package io.bantin.gateway.telemetry;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.micrometer.common.KeyValue;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Names a request by its route in metrics and spans, since its path may contain a token. */
@Component
public class RouteObservationConvention extends DefaultServerRequestObservationConvention {

    private static final String ROUTE = RouteObservationConvention.class.getName();

    /** Names a request for which no route may be chosen. */
    public static void name(ServerWebExchange exchange, String route) {
        exchange.getAttributes().put(ROUTE, route);
    }

    @Override
    protected KeyValue uri(ServerRequestObservationContext context) {
        if (context.getAttributes().get(GATEWAY_ROUTE_ATTR) instanceof Route route) {
            return KeyValue.of("uri", route.getId());
        }
        return context.getAttributes().get(ROUTE) instanceof String named
                ? KeyValue.of("uri", named)
                : super.uri(context);
    }
}
