package io.bantin.notification.mail.smtp;

import io.bantin.notification.mail.smtp.pipelining.PipeliningSocketFactory;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The mail server that every mail of this process goes to. */
@Component
public class MailServer implements DisposableBean {

    private final SmtpProperties properties;
    private final SmtpSendMetrics metrics;
    private final WriteTimeoutScheduler writeTimeouts = new WriteTimeoutScheduler();

    MailServer(SmtpProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.metrics = new SmtpSendMetrics(meters);
    }

    /** Opens a session with a connection of its own. It connects at its first mail, so this never fails. */
    public MailSession openSession() {
        var sockets = new PipeliningSocketFactory();
        var smtp = smtp(properties);
        smtp.put("mail.smtp.socketFactory", sockets);
        smtp.put("mail.smtp.executor.writetimeout", writeTimeouts);
        return new SmtpMailSession(Session.getInstance(smtp), sockets, properties, metrics);
    }

    /** How long one {@link MailSession#send} may take before it gives up. A claim must allow for it. */
    public Duration longestSend() {
        return properties.longestSend();
    }

    /** The server's host and port, for people to read. */
    public String name() {
        return properties.host() + ":" + properties.port();
    }

    @Override
    public void destroy() {
        writeTimeouts.shutdownNow();
    }

    private static Properties smtp(SmtpProperties properties) {
        var smtp = new Properties();
        smtp.setProperty("mail.smtp.localhost", properties.hello());
        smtp.setProperty("mail.smtp.auth", String.valueOf(properties.isAuthenticated()));
        smtp.setProperty("mail.smtp.starttls.enable", "true");
        // A password is sent only to a server whose certificate is valid. Without a password, TLS with any
        // certificate is still better than none: it protects from passive eavesdropping.
        smtp.setProperty("mail.smtp.starttls.required", String.valueOf(properties.requiresTls()));
        smtp.setProperty("mail.smtp.ssl.checkserveridentity", String.valueOf(properties.isAuthenticated()));
        if (!properties.isAuthenticated()) {
            smtp.setProperty("mail.smtp.ssl.trust", "*");
        }
        smtp.setProperty("mail.smtp.connectiontimeout", millis(properties.connectTimeout()));
        smtp.setProperty("mail.smtp.timeout", millis(properties.readTimeout()));
        smtp.setProperty("mail.smtp.writetimeout", millis(properties.readTimeout()));
        smtp.setProperty("mail.smtp.socketFactory.fallback", "false");
        // Nothing depends on the answer to QUIT.
        smtp.setProperty("mail.smtp.quitwait", "false");
        return smtp;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
