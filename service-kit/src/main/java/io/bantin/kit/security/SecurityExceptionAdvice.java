package io.bantin.kit.security;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Rethrows security exceptions of controllers to the security filters, which decide between 401 and 403. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityExceptionAdvice {

    @ExceptionHandler
    void denied(AccessDeniedException e) {
        throw e;
    }

    @ExceptionHandler
    void unauthenticated(AuthenticationException e) {
        throw e;
    }
}
