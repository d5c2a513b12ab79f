package io.bantin.kit.requests;

import io.bantin.kit.problems.ProblemWriter;
import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers requests that Tomcat itself refuses with problem details, instead of Tomcat's error page. */
final class ProblemReportValve extends ErrorReportValve {

    private final ProblemWriter problems;

    ProblemReportValve(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        HttpStatus answered = statusFor(status);
        response.setStatus(answered.value());
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("utf-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(problems.refusal(answered, request.getRequestURI()));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException callerIsGone) {
            container.getLogger().debug("An error could not be reported", callerIsGone);
        }
    }

    /** Reports an unknown transfer coding or HTTP version as 400, because the request is wrong, not the server. */
    private static HttpStatus statusFor(int status) {
        return switch (HttpStatus.resolve(status)) {
            case NOT_IMPLEMENTED, HTTP_VERSION_NOT_SUPPORTED -> HttpStatus.BAD_REQUEST;
            case null -> HttpStatus.BAD_REQUEST;
            case HttpStatus known -> known;
        };
    }
}
