package io.bantin.local.plan;

/** The command cannot go on; the launcher prints the reason in one sentence, without a stack trace. */
public class CommandFailed extends RuntimeException {

    private final String reason;

    public CommandFailed(String reason) {
        super(reason);
        this.reason = reason;
    }

    public CommandFailed(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
