package io.bantin.notification.mail.smtp;

import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One dialogue with the mail server, used for many mails, by one thread at a time. A server's refusal is a
 * {@link SendResult}, never an exception.
 */
public interface MailSession extends AutoCloseable {

    /** Whether the next {@link #send} begins with its mail. */
    boolean isConnected();

    /**
     * Connects where no connection stands. A greeting may take as long as a mail: who must know shortly before a mail
     * whether it still is wanted connects first.
     */
    Optional<ConnectionFailed> connect();

    /** Sends over the connection that stands, or over a new one. */
    default SendResult send(OutgoingMail mail) {
        return send(mail, null);
    }

    /**
     * The same, and announces the next mail together with the end of this one where the server lets us. The server then waits
     * for it: either it is what is sent next, or {@link #withdraw} is called.
     */
    SendResult send(OutgoingMail mail, @Nullable OutgoingMail next);

    /** What was announced is not to be sent: hangs up on a server that waits for it, since nothing else takes it back. */
    void withdraw();

    @Override
    void close();
}
