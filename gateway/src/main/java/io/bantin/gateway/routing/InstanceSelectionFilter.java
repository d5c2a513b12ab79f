package io.bantin.gateway.routing;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_OBSERVATION_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.bantin.gateway.instances.Instance;
import io.bantin.gateway.instances.ServiceAddresses;
import io.bantin.gateway.problems.TraceId;
import io.micrometer.observation.Observation;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends a request for {@code service://name} to an instance of the service, and to the next instance if the first one fails and
 * a second attempt is safe. Once the head of an answer has arrived, there is no second attempt.
 */
@Component
@Order(InstanceSelectionFilter.AFTER_URL_IS_KNOWN)
class InstanceSelectionFilter implements GlobalFilter {

    static final int AFTER_URL_IS_KNOWN = RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 100;

    private static final Logger log = LoggerFactory.getLogger(InstanceSelectionFilter.class);
    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final ServiceAddresses services;
    private final CircuitBreakers breakers;
    /** By the id of the route, since the time-outs are texts that take longer to parse than the rest of this filter. */
    private final ConcurrentMap<String, RouteMetadata> rules = new ConcurrentHashMap<>();

    InstanceSelectionFilter(ServiceAddresses services, CircuitBreakers breakers) {
        this.services = services;
        this.breakers = breakers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        URI requested = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
        var rules = rulesOf(route);
        var call = attempt(exchange, chain, rules, candidates(exchange, requested.getHost()));
        return rules.breaker() ? breakers.guard(route.getId(), call) : call;
    }

    private RouteMetadata rulesOf(Route route) {
        var known = rules.get(route.getId());
        return known == null ? rules.computeIfAbsent(route.getId(), _ -> RouteMetadata.of(route)) : known;
    }

    private Deque<Instance> candidates(ServerWebExchange exchange, String service) {
        var candidates = new ArrayDeque<>(services.inTurn(service));
        // A single instance may have closed an idle connection just before this request: one more attempt.
        if (candidates.size() == 1 && isRepeatable(exchange)) {
            candidates.add(candidates.getFirst());
        }
        return candidates;
    }

    private Mono<Void> attempt(
            ServerWebExchange exchange, GatewayFilterChain chain, RouteMetadata rules, Deque<Instance> candidates) {
        return Mono.defer(() -> {
            var instance = candidates.removeFirst();
            instance.attachTo(exchange);
            exchange.getAttributes()
                    .put(
                            GATEWAY_REQUEST_URL_ATTR,
                            instance.resolve(exchange.getRequest().getURI()));
            return AnswerTimeout.apply(exchange, chain, rules.answerWithin()).onErrorResume(thrown -> {
                var failure = UpstreamFailure.of(thrown);
                if (failure == UpstreamFailure.ELSEWHERE) {
                    return Mono.error(thrown);
                }
                if (failure == UpstreamFailure.EXHAUSTED) {
                    log.warn("All connections to {} are in use [trace {}]", instance, TraceId.of(exchange));
                    return Mono.error(new ConnectionsExhausted());
                }
                log.warn(
                        "Instance {} failed ({}) [trace {}]: {}",
                        instance,
                        failure,
                        TraceId.of(exchange),
                        thrown.toString());
                instance.exclude();
                if (candidates.isEmpty() || !mayTryAnother(exchange, failure)) {
                    return Mono.error(ServiceUnavailable.after(failure));
                }
                reset(exchange, thrown);
                return attempt(exchange, chain, rules, candidates);
            });
        });
    }

    private static boolean mayTryAnother(ServerWebExchange exchange, UpstreamFailure failure) {
        return switch (failure) {
            case UNREACHED -> true;
            case BROKEN -> isRepeatable(exchange);
            case LATE, EXHAUSTED, ELSEWHERE -> false;
        };
    }

    private static boolean isRepeatable(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        // A body cannot be sent twice: the first attempt has read it.
        return REPEATABLE.contains(request.getMethod()) && request.getHeaders().getContentLength() <= 0;
    }

    private static void reset(ServerWebExchange exchange, Throwable thrown) {
        ServerWebExchangeUtils.reset(exchange);
        if (exchange.getAttributes().remove(GATEWAY_OBSERVATION_ATTR) instanceof Observation observation) {
            observation.error(thrown).stop();
        }
    }
}
