package io.bantin.notification.smtp;

import io.bantin.notification.mail.OutgoingMail;
import io.bantin.notification.smtp.SendResult.ConnectionFailed;
import java.util.Optional;

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
    SendResult send(OutgoingMail mail);

    @Override
    void close();
}
