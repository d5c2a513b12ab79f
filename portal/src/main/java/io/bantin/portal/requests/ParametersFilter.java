package io.bantin.portal.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Parses the parameters of a request, whatever else its query holds, and refuses bodies that are no form. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class ParametersFilter extends OncePerRequestFilter {

    private static final int MAX_FORM_BYTES = 64 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Map<String, List<String>> parameters = Parameters.ofQuery(request.getQueryString());
        if (request.getMethod().equals("POST")) {
            int refused = addForm(request, parameters);
            if (refused != 0) {
                // If the body breaks off, the container has refused it already.
                if (!response.isCommitted()) {
                    response.sendError(refused);
                }
                return;
            }
        }
        chain.doFilter(new ParsedRequest(request, parameters), response);
    }

    /** The status of a refusal, or 0. */
    private static int addForm(HttpServletRequest request, Map<String, List<String>> parameters) {
        if (!isForm(request)) {
            return HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
        }
        if (request.getContentLengthLong() > MAX_FORM_BYTES) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(MAX_FORM_BYTES + 1);
        } catch (IOException e) {
            return HttpServletResponse.SC_BAD_REQUEST; // the body breaks off, or its chunks are malformed
        }
        if (body.length > MAX_FORM_BYTES) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        Map<String, List<String>> form = Parameters.ofForm(body);
        if (form == null) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        parameters.putAll(form);
        return 0;
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        if (request.getHeader("Content-Encoding") != null) {
            return false;
        }
        if (type == null) {
            return true; // a form without fields may have no content type
        }
        int semicolon = type.indexOf(';');
        String plain = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
        return plain.toLowerCase(Locale.ROOT).equals(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** A request with these parameters instead of those that the container parses. */
    private static final class ParsedRequest extends HttpServletRequestWrapper {

        private final Map<String, List<String>> parameters;

        ParsedRequest(HttpServletRequest request, Map<String, List<String>> parameters) {
            super(request);
            this.parameters = parameters;
        }

        @Override
        public @Nullable String getParameter(String name) {
            List<String> values = parameters.get(name);
            return values == null ? null : values.getFirst();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            List<String> values = parameters.get(name);
            return values == null ? null : values.toArray(String[]::new);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> all = new LinkedHashMap<>();
            parameters.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
            return all;
        }
    }
}
