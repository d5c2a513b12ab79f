package io.bantin.kit.requests;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses requests with input that the endpoint does not declare: other media types, unknown and repeated parameters. */
final class DeclaredInputInterceptor implements HandlerInterceptor {

    private final Map<Method, Optional<DeclaredInput>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint && request.getDispatcherType() == DispatcherType.REQUEST) {
            known.computeIfAbsent(endpoint.getMethod(), _ -> Optional.ofNullable(DeclaredInput.of(endpoint)))
                    .ifPresent(rules -> rules.check(request));
        }
        return true;
    }
}
