package io.bantin.deadletters.operators;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Some of the dead letters are parked or discarded; the operator must confirm that they are replayed. */
final class ReplayNeedsForce extends Problem {

    private ReplayNeedsForce(String detail, List<FieldError> refused) {
        super(HttpStatus.CONFLICT, "dead-letter-needs-force", "Parked or discarded", detail);
        getBody().setProperty("errors", refused);
    }

    static ReplayNeedsForce of(List<FieldError> refused) {
        String which = refused.size() == 1
                ? "Dead letter " + refused.getFirst().message()
                : refused.size() + " of the dead letters are parked or discarded; errors names them.";
        return new ReplayNeedsForce(
                which + " Nothing was sent. To replay it all the same, say \"force\": true beside the ids.", refused);
    }
}
