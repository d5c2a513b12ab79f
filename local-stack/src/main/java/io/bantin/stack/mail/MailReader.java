package io.bantin.stack.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Decodes a stored mail: headers, text part, HTML part. */
final class MailReader {

    private static final Session SESSION = Session.getInstance(new Properties());

    private MailReader() {}

    static Mail read(Path file) {
        try (var content = Files.newInputStream(file)) {
            var message = new MimeMessage(SESSION, content);
            return new Mail(
                    Objects.requireNonNullElse(message.getHeader("Delivered-To", null), ""),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    message.getMessageID(),
                    headers(message),
                    firstPart(message, "text/plain"),
                    firstPart(message, "text/html"),
                    receivedAt(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the mail " + file, e);
        } catch (MessagingException e) {
            throw new IllegalStateException("Not a mail: " + file, e);
        }
    }

    /** The headers in the order of the mail; of a repeated header, the first value. */
    private static Map<String, String> headers(MimeMessage message)
            throws MessagingException, UnsupportedEncodingException {
        var headers = new LinkedHashMap<String, String>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.putIfAbsent(header.getName(), MimeUtility.decodeText(MimeUtility.unfold(header.getValue())));
        }
        return headers;
    }

    private static @Nullable String firstPart(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent() instanceof String text ? text : null;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = firstPart(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static Instant receivedAt(Path file) {
        var name = file.getFileName().toString();
        var micros = Long.parseLong(name.substring(0, name.length() - Spool.SUFFIX.length()));
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }
}
