package io.bantin.notification.mail.smtp;

import io.bantin.notification.mail.message.OutgoingMail;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * Gives Angus finished bytes instead of parts to encode, and remembers whether all of them were handed over. One serves a
 * session for all of its mails.
 */
final class PreparedMessage extends SMTPMessage {

    private byte[] content = {};
    private boolean handedOver;

    PreparedMessage(Session session) {
        super(session);
    }

    /** The next mail. */
    void carry(OutgoingMail mail) {
        setEnvelopeFrom(mail.from());
        content = mail.content();
        handedOver = false;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException {
        out.write(content);
        handedOver = true;
    }

    /** From here on only the final dot and its answer are missing: who loses the line now cannot know. */
    boolean handedOver() {
        return handedOver;
    }
}
