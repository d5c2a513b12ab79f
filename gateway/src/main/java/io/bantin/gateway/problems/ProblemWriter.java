package io.bantin.gateway.problems;

import io.bantin.gateway.uri.RequestTarget;
import io.bantin.kit.problems.Problem;
import io.bantin.kit.telemetry.TokenMasking;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a problem: problem details for an address of the API, a page for any other. */
@Component
class ProblemWriter {

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        // Headers that a service or a filter has set do not describe this answer.
        response.getHeaders().clear();
        response.getHeaders().putAll(problem.getHeaders());
        response.setStatusCode(problem.getStatusCode());
        response.getHeaders().setCacheControl("no-store");
        byte[] body;
        if (isPage(exchange)) {
            body = ErrorPage.of(exchange, problem).getBytes(StandardCharsets.UTF_8);
            response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
            response.getHeaders().set("Content-Security-Policy", ErrorPage.POLICY);
        } else {
            body = json.writeValueAsBytes(details(exchange, problem));
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
        response.getHeaders().setContentLength(body.length);
        response.getHeaders().set("X-Content-Type-Options", "nosniff");
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private ObjectNode details(ServerWebExchange exchange, Problem problem) {
        var body = problem.getBody();
        var details = json.createObjectNode();
        details.put("type", String.valueOf(body.getType()));
        details.put("title", body.getTitle());
        details.put("status", body.getStatus());
        details.put("detail", body.getDetail());
        details.put("instance", TokenMasking.in(exchange.getRequest().getURI().getRawPath()));
        details.putArray("errors");
        details.put("traceId", TraceId.of(exchange));
        return details;
    }

    /** The address alone decides, whatever the header Accept says. */
    private static boolean isPage(ServerWebExchange exchange) {
        return !RequestTarget.isApi(exchange.getRequest().getURI().getRawPath());
    }
}
