package io.bantin.notification.mail.smtp.pipelining;

import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * MAIL, RCPT and DATA of the next mail, which travel in one packet with the end of the mail before (RFC 2920, section 3.1).
 *
 * <p>DATA cannot be undone: the server waits for the content of the mail, and would read RSET or QUIT as content. So either
 * that mail is sent next, or the connection is closed.
 */
public final class PipelinedEnvelope {

    private @Nullable Envelope planned;
    private final Deque<String> sent = new ArrayDeque<>();

    /** Writes one command; {@code isLast} is false when others follow in the same packet. */
    @FunctionalInterface
    public interface CommandWriter {

        void write(String command, boolean isLast) throws MessagingException;
    }

    /** Null means that nothing is to travel with the mail. */
    public void plan(@Nullable Envelope envelope) {
        planned = envelope;
    }

    public boolean isPlanned() {
        return planned != null;
    }

    /** The server waits for the mail. */
    public boolean isSent() {
        return !sent.isEmpty();
    }

    public void send(CommandWriter writer) throws MessagingException {
        if (planned != null) {
            for (Iterator<String> commands = planned.commands().iterator(); commands.hasNext(); ) {
                String command = commands.next();
                writer.write(command, !commands.hasNext());
                sent.add(command);
            }
            planned = null;
        }
    }

    /** Called instead of sending a command that was pipelined. Fails if the pipelined command differs. */
    public void skip(String command) throws MessagingException {
        if (!command.equals(sent.poll())) {
            throw new MessagingException("The envelope of another mail was pipelined");
        }
    }
}
