package io.bantin.gateway.docs;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.nest;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/** Serves Swagger UI for the API of each service from a jar, so that browsers load nothing from other hosts. */
@Configuration(proxyBeanMethods = false)
class ApiDocs {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String ADDRESS = "/api/docs";
    /** Link checkers send HEAD. */
    private static final RequestPredicate READ = methods(HttpMethod.GET, HttpMethod.HEAD);

    @Bean
    RouterFunction<ServerResponse> apiDocsPage(@Value("classpath:docs/index.html") Resource page) {
        return route().route(
                        READ.and(path(ADDRESS)),
                        request -> ServerResponse.ok()
                                .contentType(MediaType.TEXT_HTML)
                                .header("Content-Security-Policy", POLICY)
                                .bodyValue(page))
                .route(
                        READ.and(path(ADDRESS + "/")),
                        request -> ServerResponse.permanentRedirect(URI.create(ADDRESS))
                                .build())
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> apiDocsAssets(@Value("${bantin.gateway.swagger-ui-version}") String version) {
        return nest(
                READ,
                RouterFunctions.resources(ADDRESS + "/page/**", new ClassPathResource("docs/"))
                        .and(RouterFunctions.resources(
                                ADDRESS + "/swagger-ui/**",
                                new ClassPathResource("META-INF/resources/webjars/swagger-ui/" + version + "/"))));
    }

    /** Ignores the header Range (RFC 9110, 14.2), since WebFlux answers an invalid range with an empty body. */
    @Bean
    WebFilter wholeApiDocs() {
        return (exchange, chain) -> {
            var request = exchange.getRequest();
            boolean isPart = request.getHeaders().containsHeader(HttpHeaders.RANGE)
                    && request.getURI().getRawPath().startsWith(ADDRESS);
            return chain.filter(isPart ? whole(exchange) : exchange);
        };
    }

    private static ServerWebExchange whole(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.remove(HttpHeaders.RANGE)))
                .build();
    }
}
