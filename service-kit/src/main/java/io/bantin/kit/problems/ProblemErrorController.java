package io.bantin.kit.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers errors of filters and of the container with problem details. */
@RestController
final class ProblemErrorController implements ErrorController {

    private final ProblemCompleter bodies;

    ProblemErrorController(ProblemCompleter bodies) {
        this.bodies = bodies;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Optional<Problem> fault =
                failure instanceof Throwable thrown ? RequestExceptionMapper.explain(thrown) : Optional.empty();
        return answer(fault.map(Problem::getBody).orElseGet(() -> ProblemCompleter.refused(status(request))), path);
    }

    /** Without a status there was no error: the caller requested this path itself. */
    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private ResponseEntity<ProblemDetail> answer(ProblemDetail body, Object path) {
        return ResponseEntity.status(body.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(bodies.complete(body, path instanceof String text ? text : "/"));
    }
}
