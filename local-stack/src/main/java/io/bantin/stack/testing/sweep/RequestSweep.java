package io.bantin.stack.testing.sweep;

import io.bantin.stack.testing.http.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Sends odd and malformed requests to every endpoint of a service and checks the answers: a caller's mistake is answered
 * with a problem that has a 4xx status and a trace id, and a harmless oddity is answered as usual.
 */
public final class RequestSweep {

    /** What is odd about the requests. */
    public enum Kind {
        PATHS(RequestSweep::malformedPaths),
        QUERIES(RequestSweep::malformedQueries),
        HEADERS(RequestSweep::malformedHeaders),
        METHODS(RequestSweep::oddMethods),
        BODIES(RequestSweep::malformedBodies),
        MEDIA_TYPES(RequestSweep::foreignMediaTypes),
        PARAMETERS(RequestSweep::unknownAndRepeatedParameters),
        CLAIMS(RequestSweep::oddClaims);

        private final BiConsumer<RequestSweep, AnswerCheck> requests;

        Kind(BiConsumer<RequestSweep, AnswerCheck> requests) {
            this.requests = requests;
        }
    }

    private static final int MAX_REQUESTS_PER_LIST = 1200;

    private final int port;
    private final List<Endpoint> endpoints;
    private final List<String> convertedTypes;

    public RequestSweep(ApplicationContext service) {
        this(service, _ -> false);
    }

    public RequestSweep(ApplicationContext service, Predicate<Endpoint> excluded) {
        port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        endpoints =
                Endpoint.of(service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class))
                        .stream()
                        .filter(excluded.negate())
                        .toList();
        convertedTypes = service.getBean(RequestMappingHandlerAdapter.class).getMessageConverters().stream()
                .flatMap(converter -> converter.getSupportedMediaTypes().stream())
                .map(Object::toString)
                .toList();
    }

    /** One entry for each wrong answer; empty if every answer is right. */
    public List<String> faultsOf(Kind kind) {
        var check = new AnswerCheck(port);
        kind.requests.accept(this, check);
        return check.faults();
    }

    /** Text in the requests that no log may show. */
    public static List<String> secrets() {
        return Secrets.all();
    }

    private void malformedPaths(AnswerCheck check) {
        for (var endpoint : endpoints) {
            for (var segment : spread(endpoint, OddTargets.pathSegments())) {
                if (endpoint.hasVariables()) {
                    check.answered(RawRequest.of(endpoint.method(), endpoint.at(segment)));
                }
                check.answered(RawRequest.of(endpoint.method(), endpoint.at(Endpoint.ID) + "/" + segment));
            }
        }
    }

    private void malformedQueries(AnswerCheck check) {
        for (var endpoint : endpoints) {
            for (var query : spread(endpoint, OddTargets.queries())) {
                check.answered(endpoint.request().to(endpoint.at(Endpoint.ID) + "?" + query));
            }
            for (var parameter : endpoint.parameters()) {
                for (var value : OddTargets.values()) {
                    check.answered(endpoint.request().to(endpoint.at(Endpoint.ID) + "?" + parameter + "=" + value));
                }
            }
        }
    }

    private void malformedHeaders(AnswerCheck check) {
        for (var endpoint : endpoints) {
            for (var headers : spread(endpoint, OddHeaders.headers())) {
                check.answered(endpoint.request().with(headers.toArray(String[]::new)));
            }
        }
    }

    private void oddMethods(AnswerCheck check) {
        for (var endpoint : endpoints) {
            for (var method : List.of(
                    "GET",
                    "HEAD",
                    "POST",
                    "PUT",
                    "PATCH",
                    "DELETE",
                    "OPTIONS",
                    "TRACE",
                    "CONNECT",
                    "PROPFIND",
                    "get",
                    "FOO",
                    "M".repeat(300),
                    "G\u00ffT",
                    "G(T")) {
                // The endpoint's own method would change data.
                if (!method.equals(endpoint.method()) || !endpoint.takesBody()) {
                    check.answered(RawRequest.of(method, endpoint.at(Endpoint.ID)));
                }
            }
            check.answered(endpoint.request().to(endpoint.at(Endpoint.ID) + " HTTP/9.9"));
            check.answered(endpoint.request().to(endpoint.at(Endpoint.ID) + " HTTP/1.0"));
            check.answered(endpoint.request().to(endpoint.at(Endpoint.ID) + " HTTP/" + Secrets.TOKEN));
            check.answered(endpoint.request().to("http://" + Secrets.TOKEN + endpoint.at(Endpoint.ID)));
            check.answered(endpoint.request().to("//" + endpoint.at(Endpoint.ID)));
            check.answered(endpoint.request().to("*"));
        }
    }

    private void malformedBodies(AnswerCheck check) {
        for (var endpoint : endpoints) {
            var type = endpoint.consumes().stream().findFirst().orElse("application/json");
            if (endpoint.takesBody()) {
                for (var body : OddBodies.bodies()) {
                    check.answered(endpoint.request().sending(type, body));
                }
                for (var chunks : List.of(
                        "zz\r\n", "5\r\nab", "1;" + "x".repeat(9000) + "\r\na\r\n0\r\n\r\n", "ffffffffffffff\r\n")) {
                    check.answered(endpoint.request().sending(type, chunks).with("Transfer-Encoding: chunked"));
                }
                check.answered(endpoint.request().sending(type, "{").with("Content-Length: 100"));
                for (var field : endpoint.fields()) {
                    for (var value : OddBodies.fieldValues()) {
                        check.answered(endpoint.request()
                                .sending(type, "{\"%s\":%s}".formatted(field, value))
                                .with("If-Match: \"1\""));
                    }
                }
            }
            check.answered(endpoint.request()
                    .sending(
                            "multipart/form-data; boundary=x",
                            "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\n" + Secrets.ADDRESS));
        }
    }

    /** The API reads and writes JSON alone, except where an endpoint declares another type. */
    private void foreignMediaTypes(AnswerCheck check) {
        var types = new ArrayList<>(OddMediaTypes.foreignTypes());
        types.addAll(convertedTypes);
        types.removeIf(type -> type.startsWith("application/json") || type.contains("/*"));
        var bodies = new ArrayList<>(OddMediaTypes.foreignBodies());
        bodies.addAll(types);
        for (var endpoint : endpoints) {
            if (endpoint.unchecked()) {
                bodies.forEach(type -> check.answered(endpoint.request().sending(type, "a: " + Secrets.ADDRESS)));
                types.forEach(type -> check.answered(endpoint.request().with("Accept: " + type)));
                continue;
            }
            bodies.stream()
                    .filter(type -> endpoint.consumes().stream().noneMatch(type::startsWith))
                    .forEach(type -> check.mustBe(415, endpoint.request().sending(type, "{\"a\": 1}")));
            types.stream()
                    .filter(type -> endpoint.produces().stream().noneMatch(type::startsWith))
                    .forEach(type -> check.mustBe(406, endpoint.typedRequest().with("Accept: " + type)));
            for (var accept : List.of(
                    "/",
                    "\u00ff",
                    "a",
                    "application/json;q=0",
                    "application/json;q=0, */*;q=0.1",
                    "application/json;q=9")) {
                if (endpoint.produces().isEmpty()) {
                    check.mustBe(406, endpoint.typedRequest().with("Accept: " + accept));
                } else {
                    check.answered(endpoint.request().with("Accept: " + accept));
                }
            }
        }
    }

    private void unknownAndRepeatedParameters(AnswerCheck check) {
        for (var endpoint : endpoints) {
            for (var name : List.of("q", "utm_source", "Limit", "page", "a.b")) {
                if (endpoint.parameters().contains(name)) {
                    continue;
                }
                var request = endpoint.typedRequest().to(endpoint.at(Endpoint.ID) + "?" + name + "=1");
                if (endpoint.unchecked()) {
                    check.answered(request);
                } else {
                    check.mustName(name, request);
                }
            }
            for (var name : endpoint.single()) {
                check.mustName(
                        name, endpoint.typedRequest().to(endpoint.at(Endpoint.ID) + "?" + name + "=1&" + name + "=1"));
            }
        }
    }

    private void oddClaims(AnswerCheck check) {
        var signed = OddClaims.tokens();
        for (var endpoint : endpoints) {
            spread(endpoint, signed)
                    .forEach(token -> check.answered(endpoint.request().with("Authorization: Bearer " + token)));
        }
    }

    /** All values, or, where that is too many requests, a share: each value goes to some endpoint, each endpoint gets some. */
    private <T> List<T> spread(Endpoint endpoint, List<T> all) {
        var step = Math.ceilDiv(endpoints.size() * all.size(), MAX_REQUESTS_PER_LIST);
        return IntStream.range(0, all.size())
                .filter(i -> (i + endpoints.indexOf(endpoint)) % step == 0)
                .mapToObj(all::get)
                .toList();
    }
}
