package io.bantin.gateway.routing;

import io.bantin.gateway.inbound.IncomingRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Sends requests to services. Complete requests, uploads and streams have a connection pool each. */
@Component
class ServiceRoutingFilter extends NettyRoutingFilter {

    private final HttpClient complete;
    private final HttpClient uploads;
    private final HttpClient streams;

    ServiceRoutingFilter(
            HttpClient complete,
            ObjectProvider<List<HttpHeadersFilter>> headersFilters,
            HttpClientProperties properties,
            PoolProperties pools,
            Clients clients) {
        super(complete, headersFilters, properties);
        this.complete = complete;
        this.uploads = clients.create("uploads", pools.uploads());
        this.streams = clients.create("streams", pools.streams());
    }

    /** Runs before Spring Cloud Gateway's own filter, which then skips the request; that filter stays because it writes the answer. */
    @Override
    public int getOrder() {
        return super.getOrder() - 1;
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        if (RouteMetadata.isStream(route)) {
            return streams;
        }
        return IncomingRequest.of(exchange).isComplete() ? complete : uploads;
    }

    /** Creates clients with the settings of the default client, each with a pool of its own. */
    @Component
    static class Clients {

        private final HttpClientProperties properties;
        private final ServerProperties server;
        private final HttpClientSslConfigurer ssl;
        private final List<HttpClientCustomizer> customizers;

        Clients(
                HttpClientProperties properties,
                ServerProperties server,
                HttpClientSslConfigurer ssl,
                List<HttpClientCustomizer> customizers) {
            this.properties = properties;
            this.server = server;
            this.ssl = ssl;
            this.customizers = customizers;
        }

        HttpClient create(String pool, int connections) {
            return new PooledClient(pool, connections).createInstance();
        }

        private final class PooledClient extends HttpClientFactory {

            private final String pool;
            private final int connections;

            PooledClient(String pool, int connections) {
                super(Clients.this.properties, server, ssl, Clients.this.customizers);
                this.pool = pool;
                this.connections = connections;
            }

            @Override
            protected HttpClient createInstance() {
                return super.createInstance();
            }

            @Override
            protected ConnectionProvider buildConnectionProvider(HttpClientProperties properties) {
                var usual = properties.getPool();
                return ConnectionProvider.builder(pool)
                        .maxConnections(connections)
                        .pendingAcquireTimeout(Duration.ofMillis(usual.getAcquireTimeout()))
                        .maxIdleTime(usual.getMaxIdleTime())
                        .build();
            }
        }
    }
}
