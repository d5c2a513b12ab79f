package io.bantin.notification.mail.smtp;

import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed.Cause;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/** Tracks the stages of connecting (greeting, STARTTLS), in order to name the cause if connecting fails. */
final class SmtpHandshake {

    private enum Stage {
        CONNECTING,
        GREETED,
        STARTING_TLS,
        SECURED
    }

    private Stage stage = Stage.CONNECTING;

    /** EHLO is repeated after STARTTLS. */
    void greeted() {
        if (stage == Stage.CONNECTING) {
            stage = Stage.GREETED;
        }
    }

    void startingTls() {
        stage = Stage.STARTING_TLS;
    }

    void secured() {
        stage = Stage.SECURED;
    }

    /**
     * Explains a failure by the server's reply, if there is one.
     *
     * @param lastReply the last reply of the server
     * @param lacksTls TLS is required, and the server offers none
     */
    ConnectionFailed explain(MessagingException failure, @Nullable String lastReply, boolean lacksTls) {
        String refusal = lastReply != null && SmtpErrorReply.isNegative(lastReply) ? lastReply : "";
        String reason = refusal.isEmpty() ? SmtpErrorReply.withCause(failure) : refusal;
        return new ConnectionFailed(cause(failure, refusal, lacksTls), SmtpErrorReply.clean(reason), false);
    }

    private Cause cause(MessagingException failure, String refusal, boolean lacksTls) {
        if (failure instanceof AuthenticationFailedException) {
            return Cause.AUTHENTICATION;
        }
        if (stage == Stage.STARTING_TLS || stage == Stage.GREETED && lacksTls) {
            return Cause.TLS;
        }
        return refusal.startsWith("4") ? Cause.SERVER_BUSY : Cause.CONNECTION;
    }
}
