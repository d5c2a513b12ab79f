package io.bantin.kit.drain;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells the callers of a draining instance to send the next request to another instance, over another connection. */
final class DrainFilter implements Filter {

    private final Drain drain;

    DrainFilter(Drain drain) {
        this.drain = drain;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (drain.isDraining()) {
            drain.countRequest();
            var answer = (HttpServletResponse) response;
            answer.setHeader(Drain.HEADER, "true");
            answer.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }
}
