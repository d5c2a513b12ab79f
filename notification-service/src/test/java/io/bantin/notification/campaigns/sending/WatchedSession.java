package io.bantin.notification.campaigns.sending;

import io.bantin.notification.mail.MailSession;
import io.bantin.notification.mail.OutgoingMail;
import io.bantin.notification.mail.SendResult;
import java.util.function.IntConsumer;

/** Calls the test before each mail, with the number of those before. */
final class WatchedSession implements MailSession {

    private final MailSession session;
    private final IntConsumer beforeEach;
    private int sent;

    WatchedSession(MailSession session, IntConsumer beforeEach) {
        this.session = session;
        this.beforeEach = beforeEach;
    }

    @Override
    public SendResult send(OutgoingMail mail) {
        beforeEach.accept(sent++);
        return session.send(mail);
    }

    @Override
    public void close() {
        session.close();
    }
}
