package io.bantin.stack.testing.sweep;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bantin.stack.testing.http.RawRequest;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * An endpoint of the API, read from the handler mapping.
 *
 * @param unchecked whether the request rules do not apply to it
 * @param parameters the names of its query parameters
 * @param single the parameters that may be given only once
 * @param fields the names of the fields of its JSON body; empty if it takes none
 */
public record Endpoint(
        String method,
        String path,
        boolean unchecked,
        Set<String> consumes,
        Set<String> produces,
        Set<String> parameters,
        Set<String> single,
        Set<String> fields) {

    /** Has the form of an id, and nothing has this id. */
    static final String ID = "0kt3v9wq5d2xa";

    public static List<Endpoint> of(RequestMappingHandlerMapping mappings) {
        var found = new ArrayList<Endpoint>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/") && !path.startsWith("/api/openapi/"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> found.add(endpoint(method.name(), path, mapping, handler)))));
        found.sort(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method));
        return found;
    }

    private static Endpoint endpoint(String method, String path, RequestMappingInfo mapping, HandlerMethod handler) {
        var parameters = new TreeSet<String>();
        var single = new TreeSet<String>();
        var fields = new TreeSet<String>();
        for (var parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                parameters.add(String.valueOf(parameter.getParameterName()));
                if (!Collection.class.isAssignableFrom(parameter.getParameterType())) {
                    single.add(String.valueOf(parameter.getParameterName()));
                }
            }
            fields.addAll(fieldsOf(parameter));
        }
        return new Endpoint(
                method,
                path,
                Arrays.stream(handler.getMethod().getAnnotations())
                        .map(Annotation::annotationType)
                        .anyMatch(type -> type.getSimpleName().equals("UncheckedInput")),
                names(mapping.getConsumesCondition().getConsumableMediaTypes()),
                names(mapping.getProducesCondition().getProducibleMediaTypes()),
                parameters,
                single,
                fields);
    }

    private static Set<String> fieldsOf(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class)
                        && parameter.getParameterType().isRecord()
                ? fieldsOf(parameter.getParameterType()).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** The fields of an unwrapped record stand among those of the record that has it. */
    private static Stream<String> fieldsOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(field -> field.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? fieldsOf(field.getType())
                        : Stream.of(field.getName()));
    }

    private static Set<String> names(Set<org.springframework.http.MediaType> types) {
        return types.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean takesBody() {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    boolean hasVariables() {
        return path.contains("{");
    }

    String at(String id) {
        return path.replaceAll("\\{[^}]*}", java.util.regex.Matcher.quoteReplacement(id));
    }

    RawRequest request() {
        return RawRequest.of(method, at(ID));
    }

    /** With the body's type if the endpoint takes one type only: another type is refused before any other check. */
    RawRequest typedRequest() {
        return consumes.stream()
                .findFirst()
                .map(type -> request().with("Content-Type: " + type))
                .orElseGet(this::request);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
