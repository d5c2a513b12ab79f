package io.bantin.notification.campaigns.sending;

import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.MailSession;
import io.bantin.notification.mail.smtp.SendResult;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.ConnectionLost;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connection breaks at every mail to one address. */
final class BreakingSession implements MailSession {

    private final MailSession session;
    private final String address;

    BreakingSession(MailSession session, String address) {
        this.session = session;
        this.address = address;
    }

    @Override
    public boolean isConnected() {
        return session.isConnected();
    }

    @Override
    public Optional<ConnectionFailed> connect() {
        return session.connect();
    }

    @Override
    public SendResult send(OutgoingMail mail, @Nullable OutgoingMail next) {
        if (mail.to().equals(address)) {
            session.close();
            return new ConnectionLost("connection reset");
        }
        return session.send(mail, next);
    }

    @Override
    public void discardPipelined() {
        session.discardPipelined();
    }

    @Override
    public void close() {
        session.close();
    }
}
