package io.bantin.notification.mail.smtp;

import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session with the mail server, used for many mails, by one thread at a time. A negative reply of the server is a
 * {@link SendResult}, never an exception.
 */
public interface MailSession extends AutoCloseable {

    /** True if the next {@link #send} begins with its mail, because a connection is open. */
    boolean isConnected();

    /**
     * Connects if no connection is open. A greeting may take as long as a mail, so a caller that must know shortly before a mail
     * whether it is still wanted connects first.
     */
    Optional<ConnectionFailed> connect();

    /** Sends over the open connection, or over a new one. */
    default SendResult send(OutgoingMail mail) {
        return send(mail, null);
    }

    /**
     * Sends the mail, and pipelines the envelope of the next mail with its end where the server allows that. The server then
     * waits for the next mail: either it is sent next, or {@link #discardPipelined} is called.
     */
    SendResult send(OutgoingMail mail, @Nullable OutgoingMail next);

    /**
     * The mail whose envelope was pipelined is not sent. Closes the connection if the server waits for it, since nothing else
     * takes an envelope back.
     */
    void discardPipelined();

    @Override
    void close();
}
