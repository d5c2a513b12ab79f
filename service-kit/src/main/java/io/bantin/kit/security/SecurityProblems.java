package io.bantin.kit.security;

import io.bantin.kit.problems.Problem;
import io.bantin.kit.problems.ProblemWriter;
import io.bantin.kit.problems.TemporarilyUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers 401 and 403 with problem details, and 404 for a path that no access rule names. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(SecurityProblems.class);

    private final ProblemWriter problems;

    SecurityProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        problems.write(request, response, problem(failure));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        boolean unnamed = denied instanceof AuthorizationDeniedException refusal
                && refusal.getAuthorizationResult() == UnknownPath.DECISION;
        problems.write(request, response, unnamed ? new UnknownPath() : new Forbidden());
    }

    private static Problem problem(AuthenticationException failure) {
        return switch (failure) {
            case AuthenticationServiceException away -> {
                log.warn("Tokens cannot be verified: {}", away.toString());
                yield new TemporarilyUnavailable();
            }
            case InvalidBearerTokenException _ -> Unauthorized.withInvalidToken();
            default -> Unauthorized.withoutToken();
        };
    }
}
