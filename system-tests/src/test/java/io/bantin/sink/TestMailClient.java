package io.bantin.sink;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A mail program that uses Angus, over one connection that it keeps as long as the sink does. */
final class TestMailClient implements AutoCloseable {

    private final Session session;
    private final SMTPTransport connection;
    private final RecordingSink sink;

    TestMailClient(RecordingSink sink) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "localhost");
        properties.setProperty("mail.smtp.timeout", "10000");
        properties.setProperty("mail.smtp.quitwait", "false");
        this.session = Session.getInstance(properties);
        this.connection = (SMTPTransport) session.getTransport("smtp");
        this.sink = sink;
    }

    /** The last reply of the sink. */
    String send(String messageId, String text, String... recipients) throws MessagingException {
        if (!connection.isConnected()) {
            connection.connect("localhost", sink.port(), null, null);
        }
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        message.setFrom("tin@bantin.example");
        message.setSubject("Tin");
        message.setText(text, "UTF-8");
        message.saveChanges();
        connection.sendMessage(
                message, Stream.of(recipients).map(TestMailClient::address).toArray(Address[]::new));
        return connection.getLastServerResponse().strip();
    }

    boolean isConnected() {
        return connection.isConnected();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (MessagingException hungUp) {
            // The sink has closed the connection, so QUIT fails.
        }
    }

    private static Address address(String recipient) {
        try {
            return new InternetAddress(recipient);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(recipient, e);
        }
    }
}
