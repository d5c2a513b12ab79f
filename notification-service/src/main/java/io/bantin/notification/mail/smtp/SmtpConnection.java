package io.bantin.notification.mail.smtp;

import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.pipelining.Envelope;
import io.bantin.notification.mail.smtp.pipelining.PipelinedEnvelope;
import io.bantin.notification.mail.smtp.pipelining.PipeliningSocketFactory;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Angus sends one command after the other and waits for each answer. Where the server offers PIPELINING (RFC 2920), this
 * connection sends MAIL, RCPT and DATA together: two round trips a mail instead of four. Where the next mail is known, its
 * commands travel with the end of the mail before: one round trip.
 */
final class SmtpConnection extends SMTPTransport {

    private static final int OK = 250;
    private static final int START_MAIL_INPUT = 354;
    private static final int END_OF_STREAM = -1;
    private static final String END_OF_MAIL = ".";

    private enum Command {
        MAIL,
        RCPT,
        DATA,
        OTHER,
        /** Not sent: the server waits for a mail, and would read the command as part of it. */
        WITHHELD
    }

    private final PipeliningSocketFactory sockets;
    private final boolean withoutTls;
    private final SmtpHandshake handshake = new SmtpHandshake();
    private final PipelinedEnvelope pipelined = new PipelinedEnvelope();
    private Command last = Command.OTHER;
    private String rcptCommand = "";
    private boolean answered;

    SmtpConnection(Session session, PipeliningSocketFactory sockets, boolean withoutTls) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.sockets = sockets;
        this.withoutTls = withoutTls;
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        boolean understood = super.ehlo(domain);
        handshake.greeted();
        return understood;
    }

    @Override
    protected void startTLS() throws MessagingException {
        if (!withoutTls) {
            handshake.startingTls();
            super.startTLS();
            handshake.secured();
        }
    }

    /** Explains why the connection could not be made. */
    ConnectionFailed explain(MessagingException failure) {
        boolean lacksTls = getRequireStartTLS() && !supportsExtension("STARTTLS");
        return handshake.explain(failure, getLastServerResponse(), lacksTls);
    }

    /** The server has answered to at least one command of the last mail. */
    boolean hasAnswered() {
        return answered;
    }

    /** Lets the envelope travel with the end of the mail that is sent next. Null where the mail after that is not known. */
    void pipelineNext(@Nullable Envelope envelope) {
        pipelined.plan(pipelines() ? envelope : null);
    }

    /** The server waits for the mail whose envelope was pipelined: nothing else can be sent. */
    boolean isMailAwaited() {
        return pipelined.isSent();
    }

    @Override
    public synchronized void sendMessage(Message message, Address[] addresses) throws MessagingException {
        answered = false;
        try {
            super.sendMessage(message, addresses);
        } catch (MessagingException e) {
            if (areAnswersPending()) {
                close();
            }
            throw e;
        }
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        last = kind(command);
        if (last == Command.RCPT) {
            rcptCommand = command;
        }
        if (pipelined.isSent()) {
            if (last == Command.OTHER) {
                last = Command.WITHHELD;
            } else {
                pipelined.skip(command);
            }
        } else if (pipelined.isPlanned() && command.equals(END_OF_MAIL)) {
            write(command, false);
            pipelined.send(this::write);
        } else {
            write(command, !areAnswersPending());
        }
    }

    /** A command that is not the last leaves in one packet with the next. */
    private void write(String command, boolean isLast) throws MessagingException {
        sockets.expectMore(!isLast);
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (last == Command.WITHHELD) {
            return OK;
        }
        if (last == Command.OTHER) {
            return lastLineCode();
        }
        if (!pipelines()) {
            return answer();
        }
        return areAnswersPending() ? OK : answersToAll();
    }

    /** The answers to MAIL and RCPT are read with the answer to DATA. */
    private boolean areAnswersPending() {
        return pipelines() && (last == Command.MAIL || last == Command.RCPT);
    }

    private boolean pipelines() {
        return supportsExtension("PIPELINING");
    }

    /** Fails as Angus does at the first command that is refused. */
    private int answersToAll() throws MessagingException {
        int toMail = answer();
        String mailReply = getLastServerResponse();
        int toRcpt = answerAfter(toMail);
        String rcptReply = getLastServerResponse();
        int toData = answerAfter(isPositive(toMail) ? toRcpt : toMail);
        if (toMail != END_OF_STREAM && !isPositive(toMail)) {
            abort(toData);
            throw new SMTPSendFailedException("MAIL FROM", toMail, mailReply, null, null, null, null);
        }
        if (toRcpt != END_OF_STREAM && !isPositive(toRcpt)) {
            abort(toData);
            throw rejectedRecipient(toRcpt, rcptReply);
        }
        return toData;
    }

    /** Ends the attempt with RSET. A server that accepted DATA first gets an empty mail (RFC 2920, section 3.1). */
    private void abort(int toData) {
        pipelined.plan(null);
        try {
            if (toData == START_MAIL_INPUT) {
                simpleCommand(END_OF_MAIL);
            }
            if (toData != END_OF_STREAM) {
                simpleCommand("RSET");
            }
        } catch (MessagingException connectionLost) {
            // The rejection stands. The next mail finds the connection closed.
        }
    }

    private MessagingException rejectedRecipient(int code, String reply) throws MessagingException {
        var address = rcptCommand.substring(rcptCommand.indexOf('<') + 1, rcptCommand.lastIndexOf('>'));
        return new SMTPAddressFailedException(new InternetAddress(address, false), "RCPT TO", code, reply);
    }

    /** Angus takes the code of the first line of an answer; the last line counts. */
    private int lastLineCode() throws MessagingException {
        int first = super.readServerResponse();
        return first == END_OF_STREAM ? first : SmtpErrorReply.lastCode(getLastServerResponse(), first);
    }

    private int answer() throws MessagingException {
        int code = lastLineCode();
        answered |= code != END_OF_STREAM;
        return code;
    }

    /** A server may close or reset the connection after a negative reply. The reply counts all the same. */
    private int answerAfter(int before) throws MessagingException {
        if (before == END_OF_STREAM) {
            return END_OF_STREAM;
        }
        try {
            return answer();
        } catch (MessagingException broken) {
            if (isPositive(before)) {
                throw broken;
            }
            return END_OF_STREAM;
        }
    }

    private static boolean isPositive(int code) {
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
