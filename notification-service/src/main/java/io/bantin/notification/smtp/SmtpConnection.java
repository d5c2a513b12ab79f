package io.bantin.notification.smtp;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Angus, which waits for the answer to each command, taught to send MAIL, RCPT and DATA together where the server offers
 * PIPELINING (RFC 2920): two round trips a mail instead of four.
 */
final class SmtpConnection extends SMTPTransport {

    private static final int START_MAIL_INPUT = 354;
    private static final int END_OF_STREAM = -1;

    private enum Command {
        MAIL,
        RCPT,
        DATA,
        OTHER
    }

    private final PipeliningSockets sockets;
    private Command last = Command.OTHER;
    private String recipient = "";
    private boolean begun;

    SmtpConnection(Session session, PipeliningSockets sockets) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.sockets = sockets;
    }

    /** The server has answered something about the mail that was sent last. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public synchronized void sendMessage(Message message, Address[] addresses) throws MessagingException {
        begun = false;
        try {
            super.sendMessage(message, addresses);
        } catch (MessagingException e) {
            if (areAnswersOwed()) {
                close();
            }
            throw e;
        }
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        last = kind(command);
        if (last == Command.RCPT) {
            recipient = command;
        }
        sockets.expectMore(areAnswersOwed());
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (last == Command.OTHER) {
            return super.readServerResponse();
        }
        if (!pipelines()) {
            return answer();
        }
        return areAnswersOwed() ? 250 : answerToAll();
    }

    /** Those to MAIL and RCPT are read with that to DATA. */
    private boolean areAnswersOwed() {
        return pipelines() && (last == Command.MAIL || last == Command.RCPT);
    }

    private boolean pipelines() {
        return supportsExtension("PIPELINING");
    }

    /** Fails as Angus does at the first command that is refused. */
    private int answerToAll() throws MessagingException {
        int toMail = answer();
        String mailReply = getLastServerResponse();
        int toRecipient = answerAfter(toMail);
        String recipientReply = getLastServerResponse();
        int toData = answerAfter(isGood(toMail) ? toRecipient : toMail);
        if (toMail != END_OF_STREAM && !isGood(toMail)) {
            takeBack(toData);
            throw new SMTPSendFailedException("MAIL FROM", toMail, mailReply, null, null, null, null);
        }
        if (toRecipient != END_OF_STREAM && !isGood(toRecipient)) {
            takeBack(toData);
            throw refusedRecipient(toRecipient, recipientReply);
        }
        return toData;
    }

    /** A server that wants a mail for nobody gets an empty one (RFC 2920, section 3.1); then all begins anew. */
    private void takeBack(int toData) {
        try {
            if (toData == START_MAIL_INPUT) {
                simpleCommand(".");
            }
            if (toData != END_OF_STREAM) {
                simpleCommand("RSET");
            }
        } catch (MessagingException hungUp) {
            // The refusal is what counts; that the line is gone is seen before the next mail.
        }
    }

    private MessagingException refusedRecipient(int code, String reply) throws MessagingException {
        var address = recipient.substring(recipient.indexOf('<') + 1, recipient.lastIndexOf('>'));
        return new SMTPAddressFailedException(new InternetAddress(address, false), "RCPT TO", code, reply);
    }

    private int answer() throws MessagingException {
        int code = super.readServerResponse();
        begun |= code != END_OF_STREAM;
        return code;
    }

    /** Who refused may be gone before it says more, perhaps with a reset: the refusal counts all the same. */
    private int answerAfter(int before) throws MessagingException {
        if (before == END_OF_STREAM) {
            return END_OF_STREAM;
        }
        try {
            return answer();
        } catch (MessagingException broken) {
            if (isGood(before)) {
                throw broken;
            }
            return END_OF_STREAM;
        }
    }

    private static boolean isGood(int code) {
        return code / 100 == 2;
    }

    private static Command kind(String command) {
        if (command.startsWith("MAIL FROM:")) {
            return Command.MAIL;
        }
        if (command.startsWith("RCPT TO:")) {
            return Command.RCPT;
        }
        return command.equals("DATA") ? Command.DATA : Command.OTHER;
    }
}
