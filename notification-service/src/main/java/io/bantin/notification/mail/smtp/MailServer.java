package io.bantin.notification.mail.smtp;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The mail server that takes our letters. */
@Component
public class MailServer implements DisposableBean {

    private final SmtpProperties properties;
    private final Dialogues dialogues;
    private final WriteTimers writeTimers = new WriteTimers();

    MailServer(SmtpProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.dialogues = new Dialogues(meters);
    }

    /** A dialogue of its own; it connects at its first mail, so this never fails. */
    public MailSession open() {
        var sockets = new PipeliningSockets();
        var smtp = smtp(properties);
        smtp.put("mail.smtp.socketFactory", sockets);
        smtp.put("mail.smtp.executor.writetimeout", writeTimers);
        return new SmtpSession(Session.getInstance(smtp), sockets, properties, dialogues);
    }

    /** How long one {@link MailSession#send} may take before it gives up: what a claim must allow for. */
    public Duration longestSend() {
        return properties.longestDialogue();
    }

    /** For people: which server it is. */
    public String name() {
        return properties.host() + ":" + properties.port();
    }

    @Override
    public void destroy() {
        writeTimers.shutdownNow();
    }

    private static Properties smtp(SmtpProperties properties) {
        var smtp = new Properties();
        smtp.setProperty("mail.smtp.localhost", properties.hello());
        smtp.setProperty("mail.smtp.auth", String.valueOf(properties.isAuthenticated()));
        smtp.setProperty("mail.smtp.starttls.enable", "true");
        // A password goes to nobody but the server that is meant. Without one the choice is between TLS with whoever
        // answers and no TLS at all: the former keeps at least those out who only listen.
        smtp.setProperty("mail.smtp.starttls.required", String.valueOf(properties.insistsOnTls()));
        smtp.setProperty("mail.smtp.ssl.checkserveridentity", String.valueOf(properties.isAuthenticated()));
        if (!properties.isAuthenticated()) {
            smtp.setProperty("mail.smtp.ssl.trust", "*");
        }
        smtp.setProperty("mail.smtp.connectiontimeout", millis(properties.connectTimeout()));
        smtp.setProperty("mail.smtp.timeout", millis(properties.readTimeout()));
        smtp.setProperty("mail.smtp.writetimeout", millis(properties.readTimeout()));
        smtp.setProperty("mail.smtp.socketFactory.fallback", "false");
        // The last answer of a dialogue tells nothing that we would act on.
        smtp.setProperty("mail.smtp.quitwait", "false");
        return smtp;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
