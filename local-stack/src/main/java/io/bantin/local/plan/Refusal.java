package io.bantin.local.plan;

/** A reason to stop that is told to the person at the terminal, in one sentence and without a stack trace. */
public class Refusal extends RuntimeException {

    private final String reason;

    public Refusal(String reason) {
        super(reason);
        this.reason = reason;
    }

    public Refusal(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
