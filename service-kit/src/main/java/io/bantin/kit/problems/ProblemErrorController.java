package io.bantin.kit.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for errors that happened before or after the controllers, in the container or in a filter. */
@RestController
final class ProblemErrorController implements ErrorController {

    private final ProblemBodies bodies;

    ProblemErrorController(ProblemBodies bodies) {
        this.bodies = bodies;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        if (status == null || status.is5xxServerError()) {
            return answer(new Unexpected().getBody(), path);
        }
        ProblemDetail body = ProblemDetail.forStatus(status);
        body.setDetail("The request was refused: " + status.getReasonPhrase() + ".");
        return answer(body, path);
    }

    private ResponseEntity<ProblemDetail> answer(ProblemDetail body, Object path) {
        return ResponseEntity.status(body.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(bodies.complete(body, path instanceof String text ? text : "/"));
    }
}
