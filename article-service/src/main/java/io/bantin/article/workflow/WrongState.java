package io.bantin.article.workflow;

import io.bantin.kit.problems.Problem;
import io.bantin.kit.security.Caller;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** The article's status does not allow the step; the answer lists the steps that it allows. */
public final class WrongState extends Problem {

    private WrongState(String detail) {
        super(HttpStatus.CONFLICT, "wrong-state", "Not in this state", detail);
    }

    static WrongState of(Step step, ArticleStatus status, Caller caller) {
        var allowed = Step.allowed(status, caller);
        var names = allowed.stream().map(Step::text).collect(Collectors.joining(", "));
        var problem = new WrongState("The article is %s, and '%s' needs one of: %s. You may now: %s."
                .formatted(status, step.text(), step.origins(), names));
        problem.getBody().setProperty("status", status);
        problem.getBody().setProperty("allowed", allowed);
        return problem;
    }
}
