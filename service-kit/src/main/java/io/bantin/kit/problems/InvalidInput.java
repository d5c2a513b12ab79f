package io.bantin.kit.problems;

import java.util.List;
import org.springframework.http.HttpStatus;

/** Fields of a request break a rule; the service did nothing. */
public final class InvalidInput extends Problem {

    private InvalidInput(String detail, List<FieldError> errors) {
        super(HttpStatus.BAD_REQUEST, "invalid-input", "Invalid input", detail);
        getBody().setProperty("errors", errors);
    }

    public static InvalidInput of(String field, String message) {
        return of(List.of(new FieldError(field, message)));
    }

    public static InvalidInput of(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.getFirst().field() + ": " + errors.getFirst().message()
                : errors.size() + " fields are not valid.";
        return new InvalidInput(detail, List.copyOf(errors));
    }
}
