package io.bantin.kit.security;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The account is limited to certain categories, and the request touches others. */
public final class OutsideSubtrees extends Problem {

    private OutsideSubtrees(String detail, List<FieldError> errors) {
        super(HttpStatus.FORBIDDEN, "outside-your-categories", "Not your category", detail);
        getBody().setProperty("errors", errors);
    }

    public static OutsideSubtrees of(List<FieldError> errors) {
        return new OutsideSubtrees(
                "Your account works only in some categories and those below them. Choose one of these, or ask somebody who works in the others.",
                List.copyOf(errors));
    }

    public static OutsideSubtrees of(String field, String message) {
        return of(List.of(new FieldError(field, message)));
    }
}
