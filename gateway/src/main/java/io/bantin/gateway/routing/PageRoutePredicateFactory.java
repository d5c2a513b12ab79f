package io.bantin.gateway.routing;

import io.bantin.gateway.uri.RequestTarget;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.cloud.gateway.handler.predicate.AbstractRoutePredicateFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Matches each path outside of the API, the actuator and the problem pages. The portal answers those paths; the gateway
 * itself answers 404 for an unknown path of the API, and lets no request reach an actuator.
 */
@Component
class PageRoutePredicateFactory extends AbstractRoutePredicateFactory<PageRoutePredicateFactory.Config> {

    private static final Set<String> OWN = Set.of("api", "actuator", "problems");

    PageRoutePredicateFactory() {
        super(Config.class);
    }

    @Override
    public Predicate<ServerWebExchange> apply(Config config) {
        return exchange -> isPage(exchange.getRequest().getURI().getRawPath());
    }

    private static boolean isPage(String path) {
        return !RequestTarget.isApi(path) && !OWN.contains(firstSegment(path));
    }

    private static String firstSegment(String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        int end = path.indexOf('/', start);
        return path.substring(start, end < 0 ? path.length() : end);
    }

    /** Has no settings. */
    static final class Config {}
}
