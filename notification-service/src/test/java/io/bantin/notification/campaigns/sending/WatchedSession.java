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

/** Calls the test before it connects, and before each mail with the number of those before. */
final class WatchedSession implements MailSession {

    private final MailSession session;
    private final IntConsumer beforeEach;
    private final Runnable beforeConnecting;
    private final List<String> announcements = new ArrayList<>();
    private final List<String> withdrawn = new ArrayList<>();
    private @Nullable OutgoingMail announced;
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
        announced = next;
        announcements.add(mail.to() + ", " + (next == null ? "nobody" : next.to()));
        beforeEach.accept(sent++);
        return session.send(mail, next);
    }

    @Override
    public void discardPipelined() {
        if (announced != null) {
            withdrawn.add(announced.to());
            announced = null;
        }
        session.discardPipelined();
    }

    /** To whom each mail was sent, and to whom the one that was announced with it. */
    List<String> announcements() {
        return announcements;
    }

    /** To whom mails were announced that were then taken back. */
    List<String> withdrawn() {
        return withdrawn;
    }

    @Override
    public void close() {
        session.close();
    }
}
