package io.bantin.kit.requests;

import io.bantin.kit.problems.Problem;
import io.bantin.kit.problems.ProblemWriter;
import io.bantin.kit.problems.RequestExceptionMapper;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Answers requests that a filter or the container cannot read, where no controller advice applies. */
final class RequestFaultFilter implements Filter {

    private final ProblemWriter problems;

    RequestFaultFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failure) {
            Optional<Problem> fault =
                    response.isCommitted() ? Optional.empty() : RequestExceptionMapper.explain(failure);
            if (fault.isEmpty()) {
                throw failure;
            }
            response.reset();
            problems.write((HttpServletRequest) request, (HttpServletResponse) response, fault.get());
        }
    }
}
