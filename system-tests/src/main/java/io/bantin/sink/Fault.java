package io.bantin.sink;

import java.time.Duration;
import java.util.regex.Pattern;

/** A way in which a mail server may fail. */
public sealed interface Fault {

    /** The command of a mail whose answer is faulty. */
    enum Step {
        /** After RCPT TO. */
        RECIPIENT,
        /** After the dot that ends the content. */
        CONTENT
    }

    /**
     * Answers with this negative reply, such as {@code 450 4.2.1 Mailbox busy} or {@code 550 5.1.1 No such user}; 421 also closes the
     * connection.
     */
    record Refusal(Step step, String reply) implements Fault {

        private static final Pattern REPLY = Pattern.compile("[45][0-9]{2} \\p{Print}+");

        public Refusal {
            if (!REPLY.matcher(reply).matches()) {
                throw new IllegalArgumentException(
                        "A refusal begins with a code from 400 to 599 and a space: \"" + reply + "\"");
            }
        }

        boolean closes() {
            return reply.startsWith("421");
        }
    }

    /** Delays the answer. */
    record Standstill(Step step, Duration duration) implements Fault {}

    /** Closes the connection during the content: the mail is not accepted. */
    record CutOff() implements Fault {}

    /** Accepts and records the mail, and closes the connection without an answer. */
    record LostAnswer() implements Fault {}
}
