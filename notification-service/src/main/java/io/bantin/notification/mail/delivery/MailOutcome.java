package io.bantin.notification.mail.delivery;

import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.notification.mail.smtp.SendResult;
import java.time.Instant;
import java.util.function.Function;

/** The outcome of a mail after one attempt, by rules that all kinds of mail share. */
public sealed interface MailOutcome {

    /** The receiver took the mail. */
    record Accepted(String reply) implements MailOutcome {}

    /** The mail is tried again at {@code nextAttemptAt}. */
    record Deferred(String reply, Instant nextAttemptAt) implements MailOutcome {}

    /** The receiver rejected the mail. */
    record Rejected(String reply, BounceType type) implements MailOutcome {}

    /** The retry schedule is used up. */
    record GivenUp(String reply) implements MailOutcome {}

    /** The mail server was not reached, so this attempt does not count; the mail is due again at {@code nextAttemptAt}. */
    record NotAttempted(String reason, Instant nextAttemptAt) implements MailOutcome {}

    /**
     * Applies the rules to the result of an attempt.
     *
     * @param attempts how many attempts there were, this one included
     */
    static MailOutcome of(SendResult result, int attempts, RetrySchedule retries) {
        return switch (result) {
            case SendResult.Accepted(String reply) -> new Accepted(reply);
            case SendResult.Rejected(String reply, BounceType type) -> new Rejected(reply, type);
            case SendResult.Deferred(String reply, boolean _) -> later(reply, attempts, retries);
            case SendResult.ConnectionFailed failed ->
                new NotAttempted(failed.reason(), retries.afterConnectionFailure());
            // The receiver did not ask us to wait, so the first repeat goes out at once.
            case SendResult.Unknown(String reason) ->
                afterLostConnection(
                        "No answer to the whole mail, so it is repeated: " + reason,
                        attempts,
                        retries,
                        RetrySchedule::now);
            // This mail may be what makes the server fail, so others are sent first.
            case SendResult.ConnectionLost(String reason) ->
                afterLostConnection(
                        "The connection was lost during this mail: " + reason,
                        attempts,
                        retries,
                        RetrySchedule::afterConnectionFailure);
        };
    }

    private static MailOutcome later(String reply, int attempts, RetrySchedule retries) {
        return retries.after(attempts)
                .<MailOutcome>map(at -> new Deferred(reply, at))
                .orElseGet(() -> new GivenUp(reply));
    }

    private static MailOutcome afterLostConnection(
            String reply, int attempts, RetrySchedule retries, Function<RetrySchedule, Instant> firstRepeat) {
        return attempts == 1 ? new Deferred(reply, firstRepeat.apply(retries)) : later(reply, attempts, retries);
    }
}
