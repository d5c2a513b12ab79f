package io.bantin.gateway.routing;

import io.bantin.gateway.uri.RequestTarget;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.cloud.gateway.handler.predicate.AbstractRoutePredicateFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Leads to the portal whatever is not the gateway's own, whether or not it is written as the portal would: an unknown address
 * of the API is a 404 here, and no actuator passes.
 */
@Component
class PageRoutePredicateFactory extends AbstractRoutePredicateFactory<PageRoutePredicateFactory.Config> {

    private static final Pattern OURS = Pattern.compile("/+(?:api|actuator|problems)(?:/.*)?");

    PageRoutePredicateFactory() {
        super(Config.class);
    }

    @Override
    public Predicate<ServerWebExchange> apply(Config config) {
        return exchange -> isPage(exchange.getRequest().getURI().getRawPath());
    }

    private static boolean isPage(String path) {
        return !RequestTarget.isApi(path) && !OURS.matcher(path).matches();
    }

    /** There is nothing to configure. */
    static final class Config {}
}
