package io.bantin.stack.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** Handles one incoming mail, from MAIL FROM to the final reply. */
final class SpoolingMessageHandler implements MessageHandler {

    private final Session session;
    private final Spool spool;
    private final SinkBehaviour behaviour;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    SpoolingMessageHandler(MessageContext context, Spool spool, SinkBehaviour behaviour) {
        this.session = (Session) context;
        this.spool = spool;
        this.behaviour = behaviour;
    }

    @Override
    public void from(String from) {
        sender = from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        var answer = behaviour.forRecipient(recipient);
        if (answer != null) {
            throw new RejectException(answer.code(), answer.text());
        }
        recipients.add(recipient);
    }

    @Override
    public @Nullable String data(InputStream data) throws IOException {
        if (behaviour.closesDuringData()) {
            data.read();
            session.closeSocket();
            throw new IOException("Closed in the middle of DATA, as configured");
        }
        var mail = data.readAllBytes();
        pause();
        for (var recipient : recipients) {
            spool.store(sender, recipient, mail);
        }
        if (behaviour.closesAfterAccepting()) {
            session.closeSocket();
        }
        return null;
    }

    @Override
    public void done() {
        // There is no state between mails.
    }

    private void pause() {
        try {
            Thread.sleep(behaviour.delay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("The sink is closing", e));
        }
    }
}
