package io.bantin.notification.mail.smtp;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server and the way to it. TLS is used where the server offers it, and required where a password is sent.
 *
 * @param requireTls requires TLS without a password, too; otherwise a server whose TLS fails gets the mails without it
 * @param hello the host name in EHLO; configured, because looking it up may take seconds
 */
@ConfigurationProperties("bantin.smtp")
record SmtpProperties(
        @DefaultValue("localhost") String host,
        @DefaultValue("8105") int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("false") boolean requireTls,
        @DefaultValue("localhost") String hello,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration readTimeout) {

    boolean isAuthenticated() {
        return !username.isBlank();
    }

    /** Whether nothing may be sent without TLS. That is always so where a password is sent. */
    boolean requiresTls() {
        return requireTls || isAuthenticated();
    }

    /** The answers to connection, EHLO, MAIL, RCPT, DATA and the end of the mail may each take the whole read time-out. */
    Duration longestSend() {
        return connectTimeout.plus(readTimeout.multipliedBy(6));
    }
}
