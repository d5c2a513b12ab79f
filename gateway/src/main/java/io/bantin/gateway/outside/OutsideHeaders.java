package io.bantin.gateway.outside;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * Drops what an outsider must not claim: where a request came from, who sent it, and which trace it belongs to. It
 * stands before everything else, since the observation of a request reads {@code traceparent} before any filter runs.
 */
@Component
class OutsideHeaders implements WebHttpHandlerBuilderCustomizer {

    private static final List<String> ORIGIN = List.of("forwarded", "x-forwarded-", "x-real-ip", "x-original-");
    private static final List<String> IDENTITY =
            List.of("x-user", "x-auth", "x-remote-", "remote-user", "x-role", "x-account", "x-bantin-", "x-client-");
    private static final List<String> TRACE = List.of("traceparent", "tracestate", "baggage", "b3", "x-b3-");

    private final Callers callers;

    OutsideHeaders(Callers callers) {
        this.callers = callers;
    }

    @Override
    public void customize(WebHttpHandlerBuilder builder) {
        builder.httpHandlerDecorator(this::scrubbing);
    }

    private HttpHandler scrubbing(HttpHandler next) {
        return (request, response) -> next.handle(scrub(request), response);
    }

    private ServerHttpRequest scrub(ServerHttpRequest request) {
        boolean behindProxy = callers.comesThroughTrustedProxy(request);
        boolean insider = callers.isInsider(request);
        return request.mutate()
                .headers(headers -> {
                    drop(headers, IDENTITY);
                    if (!behindProxy) {
                        drop(headers, ORIGIN);
                    }
                    if (!insider) {
                        drop(headers, TRACE);
                    }
                })
                .build();
    }

    private static void drop(HttpHeaders headers, List<String> prefixes) {
        List.copyOf(headers.headerNames()).stream()
                .filter(name -> prefixes.stream().anyMatch(name.toLowerCase(Locale.ROOT)::startsWith))
                .forEach(headers::remove);
    }
}
