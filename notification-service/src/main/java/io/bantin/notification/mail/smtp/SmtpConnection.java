package io.bantin.notification.mail.smtp;

import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed.Cause;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Angus, which waits for the answer to each command, taught to send MAIL, RCPT and DATA together where the server offers
 * PIPELINING (RFC 2920): two round trips a mail instead of four. Those of the next mail may leave together with the end of the
 * one before (section 3.1 there): then it is one.
 */
final class SmtpConnection extends SMTPTransport {

    private static final int GOOD = 250;
    private static final int START_MAIL_INPUT = 354;
    private static final int END_OF_STREAM = -1;
    private static final String END_OF_MAIL = ".";

    /** How far a connection came before mails can be sent. */
    private enum Handshake {
        NOT_GREETED,
        GREETED,
        STARTING_TLS,
        SECURED
    }

    private enum Command {
        MAIL,
        RCPT,
        DATA,
        OTHER,
        /** Held back, since the server waits for a mail and would read it as a part of that. */
        UNSENT
    }

    private final PipeliningSockets sockets;
    private final boolean inTheClear;
    private Handshake handshake = Handshake.NOT_GREETED;
    private Command last = Command.OTHER;
    private String recipient = "";
    private boolean begun;
    private @Nullable Envelope next;
    /** Commands that are on their way already, and that Angus is about to send. */
    private final Deque<String> announced = new ArrayDeque<>();

    SmtpConnection(Session session, PipeliningSockets sockets, boolean inTheClear) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.sockets = sockets;
        this.inTheClear = inTheClear;
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        boolean understood = super.ehlo(domain);
        if (handshake == Handshake.NOT_GREETED) {
            handshake = Handshake.GREETED;
        }
        return understood;
    }

    @Override
    protected void startTLS() throws MessagingException {
        if (!inTheClear) {
            handshake = Handshake.STARTING_TLS;
            super.startTLS();
            handshake = Handshake.SECURED;
        }
    }

    /** What went wrong when the connection could not be made: the server's words where it said any. */
    ConnectionFailed failure(MessagingException failure) {
        String said = getLastServerResponse();
        boolean refused = said != null && SmtpReply.isRefusal(said);
        String reason = refused ? said : SmtpReply.withCause(failure);
        return new ConnectionFailed(cause(failure, refused ? said : ""), SmtpReply.clean(reason), false);
    }

    private Cause cause(MessagingException failure, String refusal) {
        if (failure instanceof AuthenticationFailedException) {
            return Cause.AUTHENTICATION;
        }
        boolean notOffered = handshake == Handshake.GREETED && getRequireStartTLS() && !supportsExtension("STARTTLS");
        if (handshake == Handshake.STARTING_TLS || notOffered) {
            return Cause.TLS;
        }
        return refusal.startsWith("4") ? Cause.SERVER_BUSY : Cause.CONNECTION;
    }

    /** The server has answered something about the mail that was sent last. */
    boolean hasBegun() {
        return begun;
    }

    /** What comes after the mail that is sent now; null where that is not known. */
    void announceWithIt(@Nullable Envelope following) {
        next = pipelines() ? following : null;
    }

    /** The next mail was announced: all that can be sent now is this mail. */
    boolean isMailAwaited() {
        return !announced.isEmpty();
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
        if (isMailAwaited()) {
            takeAsSent(command);
        } else if (next != null && command.equals(END_OF_MAIL)) {
            sendWithAnnouncement(command, next);
        } else {
            sockets.expectMore(areAnswersOwed());
            super.sendCommand(command);
        }
    }

    private void takeAsSent(String command) throws MessagingException {
        if (last == Command.OTHER) {
            last = Command.UNSENT;
        } else if (!command.equals(announced.poll())) {
            throw new MessagingException("Another mail was announced");
        }
    }

    private void sendWithAnnouncement(String endOfMail, Envelope envelope) throws MessagingException {
        sockets.expectMore(true);
        super.sendCommand(endOfMail);
        for (String command : envelope.commands()) {
            sockets.expectMore(kind(command) != Command.DATA);
            super.sendCommand(command);
            announced.add(command);
        }
        next = null;
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (last == Command.UNSENT) {
            return GOOD;
        }
        if (last == Command.OTHER) {
            return responseCode();
        }
        if (!pipelines()) {
            return answer();
        }
        return areAnswersOwed() ? GOOD : answerToAll();
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
        next = null;
        try {
            if (toData == START_MAIL_INPUT) {
                simpleCommand(END_OF_MAIL);
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

    /** That of the last line of the answer; Angus takes the first. */
    private int responseCode() throws MessagingException {
        int first = super.readServerResponse();
        return first == END_OF_STREAM ? first : SmtpReply.lastCode(getLastServerResponse(), first);
    }

    private int answer() throws MessagingException {
        int code = responseCode();
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
