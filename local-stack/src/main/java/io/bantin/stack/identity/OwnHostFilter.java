package io.bantin.stack.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests for another host name. Otherwise a site whose name resolves to this machine (DNS rebinding) could sign in
 * with the demo accounts.
 */
final class OwnHostFilter extends OncePerRequestFilter {

    private final Set<String> own;

    OwnHostFilter(int port, Collection<String> furtherHosts) {
        own = Stream.concat(
                        Stream.of("localhost", "127.0.0.1", "[::1]").map(name -> name + ":" + port),
                        furtherHosts.stream())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var hosts = Collections.list(request.getHeaders(HttpHeaders.HOST));
        if (hosts.size() == 1 && own.contains(hosts.getFirst().toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.MISDIRECTED_REQUEST.value());
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .write("This identity provider answers only under its own names: " + String.join(", ", own) + "\n");
    }
}
