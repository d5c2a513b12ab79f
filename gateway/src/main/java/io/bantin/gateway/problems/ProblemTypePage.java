package io.bantin.gateway.problems;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/** Serves a page for the {@code type} of each problem of all services: what the problem means and what to do. */
@Configuration(proxyBeanMethods = false)
class ProblemTypePage {

    private final Properties explanations = load();

    @Bean
    RouterFunction<ServerResponse> problemPages() {
        // Link checkers send HEAD.
        var read = methods(HttpMethod.GET, HttpMethod.HEAD);
        return route().route(read.and(path("/problems")), request -> page(index()))
                .route(read.and(path("/problems/{kind}")), request -> explain(request.pathVariable("kind")))
                .build();
    }

    private Mono<ServerResponse> explain(String kind) {
        var explanation = explanations.getProperty(kind);
        return explanation == null
                ? Mono.error(new NotFound())
                : page("<h1>%s</h1><p>%s</p>".formatted(kind, HtmlUtils.htmlEscape(explanation)));
    }

    private String index() {
        var entries = new StringBuilder("<h1>Problems</h1><dl>");
        explanations.stringPropertyNames().stream()
                .sorted()
                .forEach(kind -> entries.append("<dt><a href=\"/problems/%1$s\">%1$s</a></dt><dd>%2$s</dd>"
                        .formatted(kind, HtmlUtils.htmlEscape(explanations.getProperty(kind)))));
        return entries.append("</dl>").toString();
    }

    private static Mono<ServerResponse> page(String content) {
        return ServerResponse.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", ErrorPage.POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .bodyValue("""
                        <!doctype html>
                        <html lang="en">
                        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                        <title>Bantin: problems</title>
                        <style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}</style></head>
                        <body>%s</body>
                        </html>
                        """.formatted(content));
    }

    private static Properties load() {
        var explanations = new Properties();
        try (var in = new InputStreamReader(
                new ClassPathResource("problem-kinds.properties").getInputStream(), StandardCharsets.UTF_8)) {
            explanations.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return explanations;
    }
}
