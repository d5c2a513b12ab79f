package io.bantin.gateway.problems;

import io.bantin.kit.problems.InternalError;
import io.bantin.kit.problems.Problem;
import io.bantin.kit.telemetry.TokenMasking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Answers a failure with a problem. Logs unexpected failures only. */
@Component
@Order(ErrorHandler.BEFORE_SPRING_BOOT)
class ErrorHandler implements WebExceptionHandler {

    // Runs after Spring Cloud Gateway's handler, which ends the observation, and before Spring Boot's, which answers.
    static final int BEFORE_SPRING_BOOT = -2;

    private static final Logger log = LoggerFactory.getLogger(ErrorHandler.class);

    private final ProblemWriter answer;

    ErrorHandler(ProblemWriter answer) {
        this.answer = answer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            // Part of the answer is sent. Closing the connection tells the caller that the rest is missing.
            log.debug("Answer to {} ended early: {}", address(exchange), failure.toString());
            return Mono.error(failure);
        }
        var problem = problemFor(failure);
        if (problem instanceof InternalError) {
            log.error("Failed on {} [trace {}]", address(exchange), TraceId.of(exchange), failure);
        }
        return answer.write(exchange, problem);
    }

    private static Problem problemFor(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case ErrorResponse response -> problemFor(response);
            default -> new InternalError();
        };
    }

    private static Problem problemFor(ErrorResponse response) {
        var status = HttpStatus.resolve(response.getStatusCode().value());
        if (status == null || status.is5xxServerError()) {
            return new InternalError();
        }
        return status == HttpStatus.NOT_FOUND ? new NotFound() : FrameworkError.as(response, status);
    }

    private static String address(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return request.getMethod() + " " + TokenMasking.in(request.getURI().getRawPath());
    }
}
