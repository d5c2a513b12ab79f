package io.bantin.notification.campaigns.sending;

import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.MailSession;
import io.bantin.notification.mail.smtp.SendResult;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Calls the test before it connects, and before each mail with the number of mails before. */
final class WatchedSession implements MailSession {

    private final MailSession session;
    private final IntConsumer beforeEach;
    private final Runnable beforeConnecting;
    private final List<String> envelopes = new ArrayList<>();
    private final List<String> discarded = new ArrayList<>();
    private @Nullable OutgoingMail pipelined;
    private int sent;

    WatchedSession(MailSession session, Runnable beforeConnecting, IntConsumer beforeEach) {
        this.session = session;
        this.beforeConnecting = beforeConnecting;
        this.beforeEach = beforeEach;
    }

    @Override
    public boolean isConnected() {
        return session.isConnected();
    }

    @Override
    public Optional<ConnectionFailed> connect() {
        beforeConnecting.run();
        return session.connect();
    }

    @Override
    public SendResult send(OutgoingMail mail, @Nullable OutgoingMail next) {
        pipelined = next;
        envelopes.add(mail.to() + ", " + (next == null ? "nobody" : next.to()));
        beforeEach.accept(sent++);
        return session.send(mail, next);
    }

    @Override
    public void discardPipelined() {
        if (pipelined != null) {
            discarded.add(pipelined.to());
            pipelined = null;
        }
        session.discardPipelined();
    }

    /** The recipient of each mail, and the recipient of the envelope that was pipelined with it. */
    List<String> envelopes() {
        return envelopes;
    }

    /** The recipients whose pipelined envelope was discarded. */
    List<String> discarded() {
        return discarded;
    }

    @Override
    public void close() {
        session.close();
    }
}
