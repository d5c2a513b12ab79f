package io.bantin.sink;

import java.time.Duration;
import java.util.regex.Pattern;

/** One way in which a receiver may fail a sender. */
public sealed interface Fault {

    /** A point of the dialogue about one mail at which an answer is due. */
    enum Step {
        /** After RCPT TO. */
        RECIPIENT,
        /** After the dot that ends the content. */
        CONTENT
    }

    /**
     * Refuses with this line, say {@code 450 4.2.1 Mailbox busy} or {@code 550 5.1.1 No such user}; 421 also closes the
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

    /** Says nothing for so long, and then what it would have said. */
    record Standstill(Step step, Duration duration) implements Fault {}

    /** Closes the connection in the middle of DATA: the mail is not accepted. */
    record CutOff() implements Fault {}

    /** Accepts the mail, records it, and closes the connection before the sender hears of it. */
    record LostAnswer() implements Fault {}
}
