package io.bantin.notification.mail.smtp;

import io.bantin.notification.mail.message.OutgoingMail;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Servers that offer PIPELINING and answer MAIL and RCPT only after DATA, so a client that waits for an answer never gets one; and
 * sessions with them.
 */
final class PipeliningServers {

    static final String AN = "an@example.org";

    private PipeliningServers() {}

    /** Answers the end of the first mail only after the envelope of the second. */
    static ScriptedServer serverThatAnswersAMailOnlyAfterTheNextEnvelope(String toFirst) {
        var first = new AtomicBoolean(true);
        var owed = new AtomicBoolean();
        return new ScriptedServer(line -> switch (line) {
            case "." -> {
                owed.set(first.getAndSet(false));
                yield owed.get() ? null : "250 ok";
            }
            case "DATA" -> (owed.getAndSet(false) ? toFirst + "\n" : "") + "250 ok\n250 ok\n354 go on";
            default -> line.startsWith("EHLO") ? "250-scripted\n250 PIPELINING" : null;
        });
    }

    static @Nullable String goOn(String line) {
        if (line.equals("DATA")) {
            return "250 ok\n250 ok\n354 go on";
        }
        return line.startsWith("EHLO") ? "250-scripted\n250 PIPELINING" : null;
    }

    static SendResult resultOf(String toMail, String toRcpt, String toData, String toMessage) {
        try (var server = server(toMail, toRcpt, toData, toMessage);
                var session = sessionWith(server)) {
            return session.send(mail());
        }
    }

    static ScriptedServer server(String toMail, String toRcpt, String toData, String toMessage) {
        return new ScriptedServer(line -> switch (line) {
            case "DATA" -> toMail + "\n" + toRcpt + "\n" + toData;
            case "." -> toMessage;
            default ->
                line.startsWith("EHLO") ? "250-scripted\n250 PIPELINING" : line.matches("RSET|NOOP") ? "250 ok" : null;
        });
    }

    static Function<String, @Nullable String> oneByOne() {
        return line -> switch (line.replaceFirst("[ :].*", "")) {
            case "EHLO" -> "250 scripted";
            case "MAIL", "RCPT", "." -> "250 ok";
            case "DATA" -> "354 go on";
            default -> null;
        };
    }

    static MailSession sessionWith(ScriptedServer server) {
        return sessionWith(server, Duration.ofSeconds(5));
    }

    static MailSession sessionWith(ScriptedServer server, Duration timeout) {
        var properties = new SmtpProperties(
                "localhost", server.port(), "", "", false, "localhost", Duration.ofSeconds(5), timeout);
        return new MailServer(properties, new SimpleMeterRegistry()).openSession();
    }

    static OutgoingMail mail() {
        return mailTo(AN);
    }

    static OutgoingMail mailToBinh() {
        return mailTo("binh@example.org");
    }

    static OutgoingMail mailTo(String recipient) {
        byte[] content = "Subject: Tin\r\n\r\nTin.\r\n".getBytes(StandardCharsets.US_ASCII);
        return new OutgoingMail("tin@bantin.example", recipient, content);
    }
}
