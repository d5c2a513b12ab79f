package io.bantin.notification.mail.smtp;

import static java.util.Objects.requireNonNull;

import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.BrokenOff;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed.Cause;
import io.bantin.notification.mail.smtp.SendResult.Deferred;
import io.bantin.notification.mail.smtp.SendResult.Rejected;
import io.bantin.notification.mail.smtp.SendResult.Unknown;
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

/** A dialogue over SMTP. Angus speaks the protocol; what its exceptions mean is decided by {@link SmtpReply}. */
final class SmtpSession implements MailSession {

    /**
     * A round trip saved is little then, and the next mail may not be wanted any more when its turn comes, which would cost the
     * connection.
     */
    private static final long TOO_SLOW_TO_ANNOUNCE = Duration.ofMillis(250).toNanos();

    private static final Logger log = LoggerFactory.getLogger(SmtpSession.class);

    private final Session session;
    private final PipeliningSockets sockets;
    private final SmtpProperties server;
    private final Dialogues dialogues;
    private final PreparedMessage message;
    private @Nullable SmtpConnection connection;
    private boolean served;
    private boolean saidInTheClear;
    private long lastTook;

    SmtpSession(Session session, PipeliningSockets sockets, SmtpProperties server, Dialogues dialogues) {
        this.session = session;
        this.sockets = sockets;
        this.server = server;
        this.dialogues = dialogues;
        this.message = new PreparedMessage(session);
    }

    @Override
    public SendResult send(OutgoingMail mail, @Nullable OutgoingMail next) {
        long begun = System.nanoTime();
        SendResult result = dialogue(mail, next);
        lastTook = System.nanoTime() - begun;
        dialogues.record(result, lastTook);
        return result;
    }

    @Override
    public void withdraw() {
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
            // The mails of this dialogue have been answered for; a failed QUIT changes none of them.
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
        served = false;
        ConnectionFailed failed = connect(false);
        if (failed != null && failed.cause() == Cause.TLS && !server.insistsOnTls()) {
            sayInTheClear(failed.reason());
            failed = connect(true);
        }
        return Optional.ofNullable(failed);
    }

    private @Nullable ConnectionFailed connect(boolean inTheClear) {
        var open = new SmtpConnection(session, sockets, inTheClear);
        try {
            if (server.isAuthenticated()) {
                open.connect(server.host(), server.port(), server.username(), server.password());
            } else {
                open.connect(server.host(), server.port(), null, null);
            }
            connection = open;
            return null;
        } catch (MessagingException failure) {
            ConnectionFailed failed = open.failure(failure);
            close(open);
            return failed;
        }
    }

    /** Once: else each connection would say it again. */
    private void sayInTheClear(String reason) {
        if (!saidInTheClear) {
            saidInTheClear = true;
            log.warn("TLS with the mail server fails, so mails are sent to it in the clear: {}", reason);
        }
    }

    private SendResult dialogue(OutgoingMail mail, @Nullable OutgoingMail next) {
        InternetAddress to = addressee(mail);
        if (to == null) {
            return new Rejected("It is not an address that mail can be sent to.", BounceType.REFUSED);
        }
        boolean reused = isConnected() && served;
        Optional<ConnectionFailed> failed = connect();
        if (failed.isPresent()) {
            return failed.get();
        }
        SmtpConnection open = requireNonNull(connection);
        served = true;
        message.carry(mail);
        try {
            open.announceWithIt(next == null || lastTook > TOO_SLOW_TO_ANNOUNCE ? null : envelope(next));
            open.sendMessage(message, new Address[] {to});
            return new Accepted(SmtpReply.withoutAddress(open.getLastServerResponse(), mail.to()));
        } catch (MessagingException failure) {
            SendResult result = judge(failure, mail.to(), message.handedOver(), open.hasBegun(), reused);
            if (isLost(result) || !isStillOpen()) {
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

    /** Some receivers hang up after a refusal; Angus then has closed its side, too. */
    private boolean isStillOpen() {
        return connection != null && connection.isConnected();
    }

    private static SendResult judge(
            MessagingException failure, String to, boolean handedOver, boolean begun, boolean reused) {
        SmtpReply reply = SmtpReply.in(failure);
        boolean stale = reused && !(failure.getNextException() instanceof SocketTimeoutException);
        if (reply == null) {
            String reason = SmtpReply.withoutAddress(SmtpReply.withCause(failure), to);
            if (handedOver) {
                return new Unknown(reason);
            }
            return begun ? new BrokenOff(reason) : new ConnectionFailed(Cause.CONNECTION, reason, stale);
        }
        String words = SmtpReply.withoutAddress(reply.text(), to);
        if (reply.isAboutConnection()) {
            return new ConnectionFailed(Cause.SERVER_BUSY, words, stale);
        }
        return reply.isPermanent()
                ? new Rejected(words, reply.bounceType())
                : new Deferred(words, reply.isAboutDomain());
    }

    private static boolean isLost(SendResult result) {
        return switch (result) {
            case ConnectionFailed _, BrokenOff _, Unknown _ -> true;
            case Accepted _, Deferred _, Rejected _ -> false;
        };
    }
}
