package io.bantin.kit.problems;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Lists the constraints of bodies and parameters that a request breaks. */
final class ConstraintViolations {

    private ConstraintViolations() {}

    static InvalidInput explain(MethodArgumentNotValidException e) {
        return InvalidInput.of(e.getBindingResult().getAllErrors().stream()
                .map(error -> error(error, error.getObjectName()))
                .toList());
    }

    static InvalidInput explain(HandlerMethodValidationException e) {
        return InvalidInput.of(e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> error(error, result.getMethodParameter().getParameterName())))
                .toList());
    }

    private static FieldError error(MessageSourceResolvable error, @Nullable String whole) {
        String field = error instanceof org.springframework.validation.FieldError part ? part.getField() : whole;
        return new FieldError(
                Objects.requireNonNullElse(field, "request"),
                Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid."));
    }
}
