package io.bantin.notification.mail;

/**
 * One dialogue with the mail server, used for many mails, by one thread at a time. It connects at the first mail, and
 * again when the connection was lost; a server's refusal is a {@link SendResult}, never an exception.
 */
public interface MailSession extends AutoCloseable {

    SendResult send(OutgoingMail mail);

    @Override
    void close();
}
