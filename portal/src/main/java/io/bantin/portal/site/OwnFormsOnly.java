package io.bantin.portal.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses forms that another site posts.
 *
 * <p>The portal sets no cookie and knows no session: a form acts by the token in its address, which a foreign site does not
 * have, so there is nothing that a forged request could borrow and no CSRF token to check. What remains is a foreign page
 * that has its visitors sign up addresses; browsers tell by {@code Sec-Fetch-Site}. {@code Origin} tells nothing
 * here: pages without referrer post with {@code Origin: null}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class OwnFormsOnly extends OncePerRequestFilter {

    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String from = request.getHeader("Sec-Fetch-Site");
        if (from != null && FOREIGN.contains(from)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }
}
