package io.bantin.gateway.docs;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Lists and tries the API of each service: Swagger UI from our own jar, so that no other host is asked. */
@Configuration(proxyBeanMethods = false)
class ApiDocs {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Bean
    RouterFunction<ServerResponse> apiDocsPage(@Value("classpath:docs/index.html") Resource page) {
        return route().GET(
                        "/api/docs",
                        request -> ServerResponse.ok()
                                .contentType(MediaType.TEXT_HTML)
                                .header("Content-Security-Policy", POLICY)
                                .bodyValue(page))
                .GET(
                        "/api/docs/",
                        request -> ServerResponse.permanentRedirect(URI.create("/api/docs"))
                                .build())
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> apiDocsAssets(@Value("${bantin.gateway.swagger-ui-version}") String version) {
        return RouterFunctions.resources("/api/docs/page/**", new ClassPathResource("docs/"))
                .and(RouterFunctions.resources(
                        "/api/docs/swagger-ui/**",
                        new ClassPathResource("META-INF/resources/webjars/swagger-ui/" + version + "/")));
    }
}
