package io.bantin.gateway.cache;

import io.bantin.gateway.cache.PageCache.Step;
import io.bantin.gateway.cache.PageMetrics.Result;
import io.bantin.gateway.cache.Renewal.Outcome;
import io.bantin.gateway.inbound.IncomingRequest;
import io.bantin.gateway.telemetry.RouteObservationConvention;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Renews stored pages: the first request for a page that is due goes to the portal, and the others wait for it. The requests
 * that {@link StoredPageHandler} answers do not get here.
 */
@Component
@Order(PageRenewalFilter.AFTER_RATE_LIMIT)
class PageRenewalFilter implements WebFilter {

    /** A request that asks the portal counts against the rate of its caller. */
    static final int AFTER_RATE_LIMIT = -290;

    /** The route in application.yml that leads to the portal. */
    static final String ROUTE = "pages";

    private final PageCache pages;
    private final PageMetrics metrics;
    private final PortalRequest portal;

    PageRenewalFilter(PageCache pages, PageMetrics metrics, PortalRequest portal) {
        this.pages = pages;
        this.metrics = metrics;
        this.portal = portal;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var key = key(exchange);
        return key == null ? chain.filter(exchange) : new Reader(exchange, chain, key).answer();
    }

    private static @Nullable PageKey key(ServerWebExchange exchange) {
        var incoming = IncomingRequest.of(exchange);
        return incoming.isComplete()
                        && incoming.length() == 0
                        && ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest())
                                instanceof HttpServerRequest request
                ? PageKey.of(request.method(), request.uri(), request.requestHeaders())
                : null;
    }

    /** One request for a page. */
    private final class Reader {

        private final ServerWebExchange exchange;
        private final WebFilterChain chain;
        private final PageKey key;
        private final long arrivedAt = pages.now();

        Reader(ServerWebExchange exchange, WebFilterChain chain, PageKey key) {
            this.exchange = exchange;
            this.chain = chain;
            this.key = key;
            RouteObservationConvention.name(exchange, ROUTE);
        }

        Mono<Void> answer() {
            return Mono.defer(() -> switch (pages.next(key)) {
                case Step.Serve(var page) -> serve(page, pages.isStale(page) ? Result.STALE : Result.HIT);
                case Step.Wait(var renewal) -> renewal.outcome().flatMap(this::afterWait);
                case Step.Renew(var renewal) ->
                    portal.send(renewal, exchange, chain).flatMap(outcome -> afterRenewal(renewal, outcome));
            });
        }

        private Mono<Void> afterWait(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Renewed(var page) ->
                    pages.isRecentFor(page, arrivedAt) ? serve(page, Result.WAIT) : answer();
                case Outcome.Outlived(var page) -> serve(page, Result.STALE);
                case Outcome.NotStored _ -> pass();
                case Outcome.Failed(var cause) -> Mono.error(cause);
                case Outcome.Abandoned _ -> answer();
            };
        }

        private Mono<Void> afterRenewal(Renewal renewal, Outcome outcome) {
            return switch (outcome) {
                case Outcome.Renewed(var page) ->
                    serve(page, renewal.previous() == null ? Result.MISS : Result.REVALIDATE);
                case Outcome.Outlived(var page) -> serve(page, Result.STALE);
                case Outcome.NotStored(var answer) -> answer == null || losesQuery(answer) ? pass() : write(answer);
                case Outcome.Failed(var cause) -> Mono.error(cause);
                case Outcome.Abandoned _ -> answer();
            };
        }

        /** A redirect keeps the query, of which the portal has seen the cursor only. */
        private boolean losesQuery(StoredPage answer) {
            var uri = exchange.getRequest().getURI();
            var target = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
            return answer.status() / 100 == 3 && !target.equals(key.target());
        }

        private Mono<Void> pass() {
            return chain.filter(exchange);
        }

        private Mono<Void> serve(StoredPage page, Result result) {
            metrics.count(result);
            return write(page);
        }

        private Mono<Void> write(StoredPage page) {
            var response = exchange.getResponse();
            var known = exchange.getRequest().getHeaders().getOrEmpty("If-None-Match");
            boolean notModified = page.isKnown(known);
            response.setStatusCode(HttpStatusCode.valueOf(notModified ? 304 : page.status()));
            HttpHeaders headers = page.aged(notModified ? page.headersWithoutBody() : page.headers(), pages.now());
            headers.forEach(field -> response.getHeaders().add(field.getKey(), field.getValue()));
            if (notModified || exchange.getRequest().getMethod() == HttpMethod.HEAD) {
                return response.setComplete();
            }
            return response.writeWith(
                    Mono.fromSupplier(() -> response.bufferFactory().wrap(page.body())));
        }
    }
}
