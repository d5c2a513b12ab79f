package io.bantin.notification.mail;

import io.bantin.notification.mail.SendResult.Accepted;
import io.bantin.notification.mail.SendResult.ConnectionFailed;
import io.bantin.notification.mail.SendResult.Deferred;
import io.bantin.notification.mail.SendResult.Rejected;
import io.bantin.notification.mail.SendResult.Unknown;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** A dialogue over SMTP. Angus speaks the protocol; what its exceptions mean is decided by {@link SmtpReply}. */
final class SmtpSession implements MailSession {

    private final Session session;
    private final MailProperties server;
    private final ObservationRegistry observations;
    private @Nullable SMTPTransport connection;
    private boolean served;

    SmtpSession(Session session, MailProperties server, ObservationRegistry observations) {
        this.session = session;
        this.server = server;
        this.observations = observations;
    }

    /** The span has no address, reply or error in it: replies quote addresses. */
    @Override
    public SendResult send(OutgoingMail mail) {
        Observation span =
                Observation.createNotStarted("bantin.smtp.send", observations).contextualName("smtp send");
        return span.observe(() -> {
            SendResult result = dialogue(mail);
            span.lowCardinalityKeyValue("outcome", outcome(result));
            return result;
        });
    }

    @Override
    public void close() {
        SMTPTransport open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException alreadyGone) {
                // The mails of this dialogue have been answered for; a failed QUIT changes none of them.
            }
        }
    }

    @Override
    public boolean isConnected() {
        return connection != null;
    }

    @Override
    public Optional<ConnectionFailed> connect() {
        try {
            connected();
            return Optional.empty();
        } catch (MessagingException failure) {
            close();
            return Optional.of(new ConnectionFailed(String.valueOf(failure.getMessage()), false));
        }
    }

    private SendResult dialogue(OutgoingMail mail) {
        var message = new PreparedMessage(session, mail);
        boolean reused = isConnected() && served;
        try {
            SMTPTransport transport = connected();
            served = true;
            transport.sendMessage(message, new Address[] {new InternetAddress(mail.to(), false)});
            return new Accepted(SmtpReply.withoutAddress(transport.getLastServerResponse(), mail.to()));
        } catch (MessagingException failure) {
            boolean timedOut = failure.getNextException() instanceof SocketTimeoutException;
            SendResult result = judge(failure, message.handedOver(), mail.to(), reused && !timedOut);
            if (result instanceof ConnectionFailed || result instanceof Unknown || !isStillOpen()) {
                close();
            }
            return result;
        }
    }

    private SMTPTransport connected() throws MessagingException {
        SMTPTransport open = connection;
        if (open == null) {
            served = false;
            open = (SMTPTransport) session.getTransport("smtp");
            if (server.isAuthenticated()) {
                open.connect(server.host(), server.port(), server.username(), server.password());
            } else {
                open.connect(server.host(), server.port(), null, null);
            }
            connection = open;
        }
        return open;
    }

    /** Some receivers hang up after a refusal; Angus then has closed its side, too. */
    private boolean isStillOpen() {
        return connection != null && connection.isConnected();
    }

    private static SendResult judge(MessagingException failure, boolean handedOver, String to, boolean stale) {
        SmtpReply reply = SmtpReply.in(failure);
        if (reply == null) {
            String reason = SmtpReply.withoutAddress(String.valueOf(failure.getMessage()), to);
            return handedOver ? new Unknown(reason) : new ConnectionFailed(reason, stale);
        }
        String words = SmtpReply.withoutAddress(reply.text(), to);
        if (reply.isAboutConnection()) {
            return new ConnectionFailed(words, stale);
        }
        return reply.isPermanent() ? new Rejected(words, reply.saysNoSuchAddress()) : new Deferred(words);
    }

    private static String outcome(SendResult result) {
        return switch (result) {
            case Accepted _ -> "accepted";
            case Deferred _ -> "deferred";
            case Rejected _ -> "rejected";
            case ConnectionFailed _ -> "connection-failed";
            case Unknown _ -> "unknown";
        };
    }
}
