package io.bantin.portal.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses forms that another site posts.
 *
 * <p>The portal has no cookie and no session, so it needs no CSRF token: the address of each form holds a token that another
 * site does not know. The sign-up form has none; without this filter, another site could make its visitors sign up
 * addresses.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class SameOriginFormFilter extends OncePerRequestFilter {

    private final FormOrigin origin;

    SameOriginFormFilter(@Value("${bantin.site.public-url}") String publicUrl) {
        this.origin = new FormOrigin(publicUrl);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (origin.isForeign(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }
}
