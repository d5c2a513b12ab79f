package io.bantin.notification.mail.smtp;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server. TLS is used when the server offers it, and insisted on where a password is sent.
 *
 * @param requireTls insists on TLS also without a password: else a server whose TLS fails gets the mails in the clear
 * @param hello the name we introduce ourselves with; given, because looking one up may take seconds
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

    /** Without TLS nothing is sent; a password never goes over the line in the clear. */
    boolean insistsOnTls() {
        return requireTls || isAuthenticated();
    }

    /** Greeting, EHLO, MAIL, RCPT, DATA, the final dot: each may take the whole read time-out before we give up. */
    Duration longestDialogue() {
        return connectTimeout.plus(readTimeout.multipliedBy(6));
    }
}
