package io.bantin.notification.mail.smtp;

import static java.util.Objects.requireNonNull;

import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed.Cause;
import io.bantin.notification.mail.smtp.SendResult.ConnectionLost;
import io.bantin.notification.mail.smtp.SendResult.Deferred;
import io.bantin.notification.mail.smtp.SendResult.Rejected;
import io.bantin.notification.mail.smtp.SendResult.Unknown;
import io.bantin.notification.mail.smtp.pipelining.Envelope;
import io.bantin.notification.mail.smtp.pipelining.PipeliningSocketFactory;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends over SMTP. Angus speaks the protocol; this class and {@link SmtpErrorReply} decide what its exceptions mean. */
final class SmtpMailSession implements MailSession {

    /**
     * After a mail that took longer, no envelope is pipelined: a round trip saved is little then, and the next mail may become
     * unwanted before it is sent, which would cost the connection.
     */
    private static final Duration MAX_DURATION_TO_PIPELINE = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(SmtpMailSession.class);

    private final Session session;
    private final PipeliningSocketFactory sockets;
    private final SmtpProperties server;
    private final SmtpSendMetrics metrics;
    private final RawSmtpMessage message;
    private @Nullable SmtpConnection connection;
    private boolean hasServed;
    private boolean hasWarnedOfNoTls;
    private long lastSendNanos;

    SmtpMailSession(Session session, PipeliningSocketFactory sockets, SmtpProperties server, SmtpSendMetrics metrics) {
        this.session = session;
        this.sockets = sockets;
        this.server = server;
        this.metrics = metrics;
        this.message = new RawSmtpMessage(session);
    }

    @Override
    public SendResult send(OutgoingMail mail, @Nullable OutgoingMail next) {
        long begun = System.nanoTime();
        SendResult result = transmit(mail, next);
        lastSendNanos = System.nanoTime() - begun;
        metrics.record(result, lastSendNanos);
        return result;
    }

    @Override
    public void discardPipelined() {
        if (connection != null && connection.isMailAwaited()) {
            close();
        }
    }

    @Override
    public void close() {
        SmtpConnection open = connection;
        connection = null;
        if (open != null) {
            close(open);
        }
    }

    private static void close(SmtpConnection open) {
        try {
            open.close();
        } catch (MessagingException alreadyGone) {
            // All mails of this connection have a result; a failed QUIT changes none of them.
        }
    }

    @Override
    public boolean isConnected() {
        return connection != null;
    }

    @Override
    public Optional<ConnectionFailed> connect() {
        if (connection != null) {
            return Optional.empty();
        }
        hasServed = false;
        ConnectionFailed failed = connect(false);
        if (failed != null && failed.cause() == Cause.TLS && !server.requiresTls()) {
            warnOfNoTls(failed.reason());
            failed = connect(true);
        }
        return Optional.ofNullable(failed);
    }

    private @Nullable ConnectionFailed connect(boolean withoutTls) {
        var open = new SmtpConnection(session, sockets, withoutTls);
        try {
            if (server.isAuthenticated()) {
                open.connect(server.host(), server.port(), server.username(), server.password());
            } else {
                open.connect(server.host(), server.port(), null, null);
            }
            connection = open;
            return null;
        } catch (MessagingException failure) {
            ConnectionFailed failed = open.explain(failure);
            close(open);
            return failed;
        }
    }

    /** Warns once, not at each connection. */
    private void warnOfNoTls(String reason) {
        if (!hasWarnedOfNoTls) {
            hasWarnedOfNoTls = true;
            log.warn("TLS with the mail server fails, mails are sent without it: {}", reason);
        }
    }

    private SendResult transmit(OutgoingMail mail, @Nullable OutgoingMail next) {
        InternetAddress to = addressee(mail);
        if (to == null) {
            return new Rejected("It is not an address that mail can be sent to.", BounceType.NONE);
        }
        boolean reused = isConnected() && hasServed;
        Optional<ConnectionFailed> failed = connect();
        if (failed.isPresent()) {
            return failed.get();
        }
        SmtpConnection open = requireNonNull(connection);
        hasServed = true;
        message.setMail(mail);
        try {
            boolean mayPipeline = lastSendNanos <= MAX_DURATION_TO_PIPELINE.toNanos();
            open.pipelineNext(next != null && mayPipeline ? envelope(next) : null);
            open.sendMessage(message, new Address[] {to});
            return new Accepted(SmtpErrorReply.withoutAddress(open.getLastServerResponse(), mail.to()));
        } catch (MessagingException failure) {
            SendResult result = resultOf(failure, mail.to(), message.isContentWritten(), open.hasAnswered(), reused);
            if (!result.isAnswer() || !isStillOpen()) {
                close();
            }
            return result;
        }
    }

    private static @Nullable InternetAddress addressee(OutgoingMail mail) {
        try {
            return new InternetAddress(mail.to(), false);
        } catch (AddressException noAddress) {
            return null;
        }
    }

    private static @Nullable Envelope envelope(OutgoingMail mail) {
        InternetAddress to = addressee(mail);
        return to == null ? null : new Envelope(mail.from(), to.getAddress());
    }

    /** Some servers close the connection after a rejection; Angus then has closed its side, too. */
    private boolean isStillOpen() {
        return connection != null && connection.isConnected();
    }

    private static SendResult resultOf(
            MessagingException failure, String to, boolean isContentWritten, boolean hasAnswered, boolean reused) {
        SmtpErrorReply reply = SmtpErrorReply.from(failure);
        boolean stale = reused && !(failure.getNextException() instanceof SocketTimeoutException);
        if (reply == null) {
            String reason = SmtpErrorReply.withoutAddress(SmtpErrorReply.withCause(failure), to);
            if (isContentWritten) {
                return new Unknown(reason);
            }
            return hasAnswered ? new ConnectionLost(reason) : new ConnectionFailed(Cause.CONNECTION, reason, stale);
        }
        String words = SmtpErrorReply.withoutAddress(reply.text(), to);
        if (reply.isAboutConnection()) {
            return new ConnectionFailed(Cause.SERVER_BUSY, words, stale);
        }
        return reply.isPermanent()
                ? new Rejected(words, reply.bounceType())
                : new Deferred(words, reply.isAboutDomain());
    }
}
