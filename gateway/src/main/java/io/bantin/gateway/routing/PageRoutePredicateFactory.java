package io.bantin.gateway.routing;

import io.bantin.gateway.uri.RequestTarget;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.cloud.gateway.handler.predicate.AbstractRoutePredicateFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Matches each path outside of the API, the actuator and the problem pages. The portal answers those paths; the gateway
 * itself answers 404 for an unknown path of the API, and lets no request reach an actuator.
 */
@Component
class PageRoutePredicateFactory extends AbstractRoutePredicateFactory<PageRoutePredicateFactory.Config> {

    private static final Pattern OWN_PATHS = Pattern.compile("/+(?:api|actuator|problems)(?:/.*)?");

    PageRoutePredicateFactory() {
        super(Config.class);
    }

    @Override
    public Predicate<ServerWebExchange> apply(Config config) {
        return exchange -> isPage(exchange.getRequest().getURI().getRawPath());
    }

    private static boolean isPage(String path) {
        return !RequestTarget.isApi(path) && !OWN_PATHS.matcher(path).matches();
    }

    /** Has no settings. */
    static final class Config {}
}
