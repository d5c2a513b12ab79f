package io.bantin.stack.mail;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that stores each mail as a file before it answers 250. Tests can make it misbehave. */
public final class SmtpSink implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 500;
    private static final int MAX_MAIL_BYTES = 32 * 1024 * 1024;

    private final SMTPServer server;
    private final SpoolReader mailbox;
    private final SinkBehaviour behaviour = new SinkBehaviour();

    private SmtpSink(Path directory, InetAddress listen, int port) {
        this.mailbox = new SpoolReader(directory);
        var spool = new Spool(directory, Clock.systemUTC());
        this.server = SMTPServer.port(port)
                .bindAddress(listen)
                .hostName("localhost")
                .maxConnections(MAX_CONNECTIONS)
                .maxMessageSize(MAX_MAIL_BYTES)
                .executorService(Executors.newCachedThreadPool())
                .messageHandlerFactory(context -> new SpoolingMessageHandler(context, spool, behaviour))
                .build();
    }

    /** Stores mails in the directory, which may hold those of earlier runs. Port 0 means any free port. */
    public static SmtpSink start(Path directory, int port) {
        return start(directory, InetAddress.getLoopbackAddress(), port);
    }

    /** The same on another address than the loopback, for containers. */
    public static SmtpSink start(Path directory, InetAddress listen, int port) {
        var sink = new SmtpSink(directory, listen, port);
        sink.server.start();
        return sink;
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** The stored mails, oldest first. */
    public List<Mail> mails() {
        return mailbox.newest();
    }

    /** The stored mails to one address, oldest first. */
    public List<Mail> mailsTo(String address) {
        return mails().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    /** Deletes the mails and ends every misbehaviour. Tests call this before they begin. */
    public void clear() {
        behaviour.behave();
        mailbox.clear();
    }

    /** Answers RCPT for this address with a code such as 451 or 550, until {@link #behave()}. */
    public void answer(String address, int code, String text) {
        behaviour.answer(address, code, text);
    }

    /** Answers the next RCPT commands with this code, whatever their address. */
    public void answerNext(int count, int code, String text) {
        behaviour.answerNext(count, code, text);
    }

    /** Closes the connection in the middle of DATA of the next mails, and does not store them. */
    public void closeDuringData(int count) {
        behaviour.closeDuringData(count);
    }

    /** Stores the next mails, but closes the connection before it answers 250. */
    public void closeAfterAccepting(int count) {
        behaviour.closeAfterAccepting(count);
    }

    /** Delays the answer to every mail. */
    public void delay(Duration delay) {
        behaviour.delay(delay);
    }

    /** Ends every misbehaviour. */
    public void behave() {
        behaviour.behave();
    }

    @Override
    public void close() {
        server.stop();
    }
}
