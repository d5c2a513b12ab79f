package io.bantin.notification.mail.smtp;

import io.bantin.notification.mail.message.OutgoingMail;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * Gives Angus the finished bytes of a mail instead of parts to encode, and knows whether all of them were written. A session
 * uses one for all of its mails.
 */
final class RawSmtpMessage extends SMTPMessage {

    private byte[] content = {};
    private boolean contentWritten;

    RawSmtpMessage(Session session) {
        super(session);
    }

    void setMail(OutgoingMail mail) {
        setEnvelopeFrom(mail.from());
        content = mail.content();
        contentWritten = false;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException {
        out.write(content);
        contentWritten = true;
    }

    /** True once the content was written: if the connection is lost then, the mail may have been accepted. */
    boolean isContentWritten() {
        return contentWritten;
    }
}
