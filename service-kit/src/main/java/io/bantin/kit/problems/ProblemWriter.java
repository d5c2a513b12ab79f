package io.bantin.kit.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem details from filters, where no controller advice applies. */
public final class ProblemWriter {

    private final ProblemCompleter bodies;
    private final JsonMapper json;

    ProblemWriter(ProblemCompleter bodies, JsonMapper json) {
        this.bodies = bodies;
        this.json = json;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        ProblemDetail body = bodies.complete(problem.getBody(), request.getRequestURI());
        problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setStatus(body.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    /** Returns the body for a request that the container refused. */
    public String refusal(HttpStatus status, @Nullable String path) {
        return json.writeValueAsString(bodies.complete(ProblemCompleter.refused(status), path == null ? "/" : path));
    }
}
