package io.bantin.kit.problems;

import io.bantin.kit.outages.OutageDetection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers each exception of a controller with problem details. It logs unexpected exceptions and answers them with 500. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemCompleter bodies;

    ProblemAdvice(ProblemCompleter bodies) {
        this.bodies = bodies;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception failure, WebRequest request) throws Exception {
        if (isCommitted(request)) {
            // The answer failed after it had begun. The container closes the connection for an exception, so that the
            // caller sees that the answer is incomplete.
            throw failure;
        }
        // Checked first, because the time-out of a slow request body looks like an outage.
        Optional<Problem> fault = RequestExceptionMapper.explain(failure);
        if (fault.isPresent()) {
            return answer(fault.get(), request);
        }
        if (OutageDetection.explains(failure)) {
            log.warn("{}: {}", request.getDescription(false), failure.toString());
            return answer(new TemporarilyUnavailable(), request);
        }
        log.error("{}", request.getDescription(false), failure);
        return answer(new InternalError(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(UnreadableBodyErrors.explain(e), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ConstraintViolations.explain(e), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ConstraintViolations.explain(e), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = e instanceof MissingRequestHeaderException missing ? missing.getHeaderName() : "request";
        return answer(InvalidInput.of(field, "is required."), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(InvalidInput.of(e.getParameterName(), "is required."), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(e.getPropertyName(), "request");
        Class<?> wanted = e.getRequiredType();
        return answer(
                InvalidInput.of(
                        field,
                        wanted != null && wanted.isEnum()
                                ? "must be one of " + UnreadableBodyErrors.names(wanted) + "."
                                : "has a value of the wrong kind."),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, "There is nothing at this address.");
        return handleExceptionInternal(e, body, headers, status, request);
    }

    /** Handles all exceptions, those of Spring and our own problems. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ServletWebRequest servlet = (ServletWebRequest) request;
        if (isCommitted(request)) {
            return null;
        }
        if (status.is5xxServerError() && !(e instanceof Problem)) {
            // Spring reports a fault of the service, such as an answer that cannot be written.
            log.error("{}", request.getDescription(false), e);
            return answer(new InternalError(), request);
        }
        ProblemDetail problem = body instanceof ProblemDetail detail
                ? detail
                : e instanceof ErrorResponse response ? response.getBody() : ProblemDetail.forStatus(status);
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(
                bodies.complete(problem, servlet.getRequest().getRequestURI()), all, status);
    }

    private static boolean isCommitted(WebRequest request) {
        var response = ((ServletWebRequest) request).getResponse();
        return response != null && response.isCommitted();
    }

    private @Nullable ResponseEntity<Object> answer(Problem problem, WebRequest request) {
        return handleExceptionInternal(
                problem, problem.getBody(), problem.getHeaders(), problem.getStatusCode(), request);
    }
}
