package io.bantin.kit.requests;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The input that the method of an endpoint declares.
 *
 * @param parameters the names of the parameters; true if a parameter may be repeated
 */
record DeclaredInput(boolean readsJson, boolean writesJson, Map<String, Boolean> parameters) {

    private static final List<String> SINGLE_HEADERS =
            List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.IF_MATCH, "Idempotency-Key");
    private static final int MAX_ERRORS = 20;

    /** Returns null for an endpoint that accepts any request. */
    static @Nullable DeclaredInput of(HandlerMethod endpoint) {
        RequestMapping method = AnnotatedElementUtils.findMergedAnnotation(endpoint.getMethod(), RequestMapping.class);
        if (method == null || endpoint.hasMethodAnnotation(UncheckedInput.class)) {
            return null;
        }
        RequestMapping type = AnnotatedElementUtils.findMergedAnnotation(endpoint.getBeanType(), RequestMapping.class);
        return new DeclaredInput(
                method.consumes().length == 0 && (type == null || type.consumes().length == 0),
                method.produces().length == 0 && (type == null || type.produces().length == 0),
                parametersOf(endpoint));
    }

    /** Checks the request before the endpoint runs: Spring answers 406 only after the endpoint has changed something. */
    void check(HttpServletRequest request) {
        for (String header : SINGLE_HEADERS) {
            Enumeration<String> values = request.getHeaders(header);
            if (values.hasMoreElements()) {
                values.nextElement();
                if (values.hasMoreElements()) {
                    throw InvalidInput.of(header, "must be sent once.");
                }
            }
        }
        if (readsJson && hasBody(request) && !MediaTypes.isJson(request.getContentType())) {
            throw new UnsupportedMediaType();
        }
        if (writesJson && !MediaTypes.acceptJson(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
            throw new NotAcceptable();
        }
        String query = request.getQueryString();
        if (query != null && !query.isEmpty()) {
            checkParameters(request.getParameterMap());
        }
    }

    private void checkParameters(Map<String, String[]> given) {
        List<FieldError> errors = new ArrayList<>();
        given.forEach((name, values) -> {
            Boolean repeatable = parameters.get(name);
            if (errors.size() == MAX_ERRORS) {
                return;
            }
            if (repeatable == null) {
                errors.add(new FieldError(name, "is not a parameter of this address."));
            } else if (values.length > 1 && !repeatable) {
                errors.add(new FieldError(name, "must be given once."));
            }
        });
        if (!errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static Map<String, Boolean> parametersOf(HandlerMethod endpoint) {
        Map<String, Boolean> parameters = new HashMap<>();
        for (MethodParameter parameter : endpoint.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
            // Spring also binds simple arguments without an annotation to request parameters.
            if (declared != null
                    || !parameter.hasParameterAnnotations()
                            && BeanUtils.isSimpleProperty(parameter.getParameterType())) {
                String name = declared == null || declared.name().isEmpty()
                        ? Objects.requireNonNull(parameter.getParameterName())
                        : declared.name();
                Class<?> type = parameter.getParameterType();
                parameters.put(name, type.isArray() || Collection.class.isAssignableFrom(type));
            }
        }
        return Map.copyOf(parameters);
    }
}
