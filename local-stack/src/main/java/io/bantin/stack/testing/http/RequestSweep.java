package io.bantin.stack.testing.http;

import io.bantin.stack.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Sends odd and malformed requests to every endpoint of a service and collects what the answers lack: the caller's mistake
 * is a problem with a status of 4xx and a trace id, and what is odd but harmless is answered as usual.
 */
public final class RequestSweep {

    /** What is odd about the requests. */
    public enum Kind {
        PATHS(RequestSweep::malformedPaths),
        QUERIES(RequestSweep::malformedQueries),
        HEADERS(RequestSweep::malformedHeaders),
        METHODS(RequestSweep::oddMethods),
        BODIES(RequestSweep::malformedBodies),
        LANGUAGES(RequestSweep::foreignLanguages),
        PARAMETERS(RequestSweep::unknownAndRepeatedParameters),
        CLAIMS(RequestSweep::oddClaims);

        private final Consumer<RequestSweep> requests;

        Kind(Consumer<RequestSweep> requests) {
            this.requests = requests;
        }
    }

    private static final int MOST_TOLD = 40;
    private static final int MOST_OF_A_LIST = 3000;

    private final int port;
    private final List<Endpoint> endpoints;
    private final List<String> converted;
    private final String authorization = "Authorization: Bearer "
            + TestTokens.withClaims("publisher", Map.of("roles", List.of("publisher", "operator")));
    private final List<String> faults = new ArrayList<>();
    private int sent;

    public RequestSweep(ApplicationContext service) {
        this(service, _ -> false);
    }

    public RequestSweep(ApplicationContext service, Predicate<Endpoint> leftOut) {
        port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        endpoints =
                Endpoint.of(service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class))
                        .stream()
                        .filter(leftOut.negate())
                        .toList();
        converted = service.getBean(RequestMappingHandlerAdapter.class).getMessageConverters().stream()
                .flatMap(converter -> converter.getSupportedMediaTypes().stream())
                .map(Object::toString)
                .toList();
    }

    /** What was wrong, an entry an answer; empty when nothing was. */
    public List<String> faultsOf(Kind kind) {
        faults.clear();
        sent = 0;
        kind.requests.accept(this);
        if (sent == 0) {
            return List.of("nothing was sent");
        }
        return List.copyOf(faults.size() <= MOST_TOLD ? faults : faults.subList(0, MOST_TOLD));
    }

    /** Values that no log may show, whatever was sent. */
    public static List<String> secrets() {
        return List.of(OddInput.ADDRESS, OddInput.ADDRESS.replace("@", "%40"), OddInput.TOKEN, "\n" + OddInput.FORGED);
    }

    private void malformedPaths() {
        for (var endpoint : endpoints) {
            for (var segment : spread(endpoint, OddInput.pathSegments())) {
                if (endpoint.hasVariables()) {
                    answered(RawRequest.of(endpoint.method(), endpoint.at(segment)));
                }
                answered(RawRequest.of(endpoint.method(), endpoint.at(Endpoint.ID) + "/" + segment));
            }
        }
    }

    private void malformedQueries() {
        for (var endpoint : endpoints) {
            for (var query : spread(endpoint, OddInput.queries())) {
                answered(endpoint.request().to(endpoint.at(Endpoint.ID) + "?" + query));
            }
            for (var parameter : endpoint.parameters()) {
                for (var value : OddInput.values()) {
                    answered(endpoint.request().to(endpoint.at(Endpoint.ID) + "?" + parameter + "=" + value));
                }
            }
        }
    }

    private void malformedHeaders() {
        for (var endpoint : endpoints) {
            for (var headers : spread(endpoint, OddInput.headers())) {
                answered(endpoint.request().with(headers.toArray(String[]::new)));
            }
        }
    }

    private void oddMethods() {
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
                // What an endpoint is there for is not tried: it would be done.
                if (!method.equals(endpoint.method()) || !endpoint.takesBody()) {
                    answered(RawRequest.of(method, endpoint.at(Endpoint.ID)));
                }
            }
            answered(endpoint.request().to(endpoint.at(Endpoint.ID) + " HTTP/9.9"));
            answered(endpoint.request().to(endpoint.at(Endpoint.ID) + " HTTP/1.0"));
            answered(endpoint.request().to(endpoint.at(Endpoint.ID) + " HTTP/" + OddInput.TOKEN));
            answered(endpoint.request().to("http://" + OddInput.TOKEN + endpoint.at(Endpoint.ID)));
            answered(endpoint.request().to("//" + endpoint.at(Endpoint.ID)));
            answered(endpoint.request().to("*"));
        }
    }

    private void malformedBodies() {
        for (var endpoint : endpoints) {
            var type = endpoint.consumes().stream().findFirst().orElse("application/json");
            if (endpoint.takesBody()) {
                for (var body : OddInput.bodies()) {
                    answered(endpoint.request().sending(type, body));
                }
                for (var chunks : List.of(
                        "zz\r\n", "5\r\nab", "1;" + "x".repeat(9000) + "\r\na\r\n0\r\n\r\n", "ffffffffffffff\r\n")) {
                    answered(endpoint.request().sending(type, chunks).with("Transfer-Encoding: chunked"));
                }
                answered(endpoint.request().sending(type, "{").with("Content-Length: 100"));
                for (var field : endpoint.fields()) {
                    for (var value : OddInput.fieldValues()) {
                        answered(endpoint.request()
                                .sending(type, "{\"%s\":%s}".formatted(field, value))
                                .with("If-Match: \"1\""));
                    }
                }
            }
            answered(endpoint.request()
                    .sending(
                            "multipart/form-data; boundary=x",
                            "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\n" + OddInput.ADDRESS));
        }
    }

    /** JSON is the only language in and out, but where an endpoint says otherwise. */
    private void foreignLanguages() {
        var types = new ArrayList<>(OddInput.foreignTypes());
        types.addAll(converted);
        types.removeIf(type -> type.startsWith("application/json") || type.contains("/*"));
        var bodies = new ArrayList<>(OddInput.foreignBodies());
        bodies.addAll(types);
        for (var endpoint : endpoints) {
            if (endpoint.unchecked()) {
                bodies.forEach(type -> answered(endpoint.request().sending(type, "a: " + OddInput.ADDRESS)));
                types.forEach(type -> answered(endpoint.request().with("Accept: " + type)));
                continue;
            }
            bodies.stream()
                    .filter(type -> endpoint.consumes().stream().noneMatch(type::startsWith))
                    .forEach(type -> mustBe(415, endpoint.request().sending(type, "{\"a\": 1}")));
            types.stream()
                    .filter(type -> endpoint.produces().stream().noneMatch(type::startsWith))
                    .forEach(type -> mustBe(406, endpoint.typedRequest().with("Accept: " + type)));
            for (var accept : List.of(
                    "/",
                    "\u00ff",
                    "a",
                    "application/json;q=0",
                    "application/json;q=0, */*;q=0.1",
                    "application/json;q=9")) {
                if (endpoint.produces().isEmpty()) {
                    mustBe(406, endpoint.typedRequest().with("Accept: " + accept));
                } else {
                    answered(endpoint.request().with("Accept: " + accept));
                }
            }
        }
    }

    private void unknownAndRepeatedParameters() {
        for (var endpoint : endpoints) {
            for (var name : List.of("q", "utm_source", "Limit", "page", "a.b")) {
                var request = endpoint.typedRequest().to(endpoint.at(Endpoint.ID) + "?" + name + "=1");
                if (endpoint.unchecked()) {
                    answered(request);
                } else {
                    mustName(name, request);
                }
            }
            for (var name : endpoint.single()) {
                mustName(name, endpoint.typedRequest().to(endpoint.at(Endpoint.ID) + "?" + name + "=1&" + name + "=1"));
            }
        }
    }

    /** Tokens that the provider signed, with claims that it should not write. */
    private void oddClaims() {
        var odd = new ArrayList<Object>(List.of(
                "",
                "publisher",
                "publisher operator",
                5,
                true,
                1.5,
                List.of(),
                List.of(5),
                List.of(List.of("publisher")),
                List.of(Map.of("a", "b")),
                Map.of("publisher", true),
                Map.of("roles", List.of("publisher")),
                List.of("publisher", 5),
                "\ud800",
                "\u0000",
                "\r\n" + OddInput.FORGED,
                "a".repeat(4000),
                List.of("a".repeat(4000)),
                List.of("", " "),
                1e300,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                "2026-01-01",
                List.of("bantin", 5),
                List.of(List.of("bantin"))));
        var claims = List.of(
                "roles",
                "sub",
                "aud",
                "iss",
                "exp",
                "nbf",
                "iat",
                "jti",
                "name",
                "categories",
                "scope",
                "scp",
                "azp",
                "cnf");
        var signed = new ArrayList<String>();
        for (var claim : claims) {
            odd.forEach(value -> signed.add(TestTokens.withClaims("publisher", Map.of(claim, value))));
            signed.add(TestTokens.withClaims("publisher", Collections.singletonMap(claim, null)));
        }
        for (var endpoint : endpoints) {
            spread(endpoint, signed)
                    .forEach(token -> answered(endpoint.request().with("Authorization: Bearer " + token)));
        }
    }

    /** All of them, or so many that each goes to some endpoint and each endpoint gets some. */
    private <T> List<T> spread(Endpoint endpoint, List<T> all) {
        var step = Math.ceilDiv(endpoints.size() * all.size(), MOST_OF_A_LIST);
        return IntStream.range(0, all.size())
                .filter(i -> (i + endpoints.indexOf(endpoint)) % step == 0)
                .mapToObj(all::get)
                .toList();
    }

    private void answered(RawRequest request) {
        check(request, _ -> true, "");
    }

    private void mustBe(int status, RawRequest request) {
        check(request, answer -> answer.status() == status, "should be " + status);
    }

    private void mustName(String field, RawRequest request) {
        check(
                request,
                answer -> answer.status() == 400 && answer.field().equals(field),
                "should be 400 and name " + field);
    }

    private void check(RawRequest request, Predicate<RawAnswer> wanted, String otherwise) {
        sent++;
        var signed = request.headers().stream().anyMatch(header -> header.startsWith("Authorization:"))
                ? request
                : request.with(authorization);
        var answer = signed.send(port);
        var fault = answer.fault(!request.method().equals("HEAD"));
        if (fault == null && !wanted.test(answer)) {
            fault = otherwise + ", is " + answer.status() + " " + answer.body();
        }
        if (fault != null) {
            faults.add(fault + " <- " + printable(request.toString()));
        }
    }

    private static String printable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replaceAll("[\\x00-\\x1f\\x7f]", "?")
                .replaceAll("Bearer [^ \\],]{200,}", "Bearer …");
    }
}
