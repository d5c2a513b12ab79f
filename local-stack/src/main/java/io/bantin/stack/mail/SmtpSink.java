package io.bantin.stack.mail;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that keeps every mail as a file before it says 250, and can be told to misbehave. */
public final class SmtpSink implements AutoCloseable {

    private static final int CONNECTIONS = 500;
    private static final int BIGGEST_MAIL = 32 * 1024 * 1024;

    private final SMTPServer server;
    private final Mailbox mailbox;
    private final SinkBehaviour behaviour = new SinkBehaviour();

    private SmtpSink(Path directory, InetAddress listen, int port) {
        this.mailbox = new Mailbox(directory);
        var spool = new Spool(directory, Clock.systemUTC());
        this.server = SMTPServer.port(port)
                .bindAddress(listen)
                .hostName("localhost")
                .maxConnections(CONNECTIONS)
                .maxMessageSize(BIGGEST_MAIL)
                .executorService(Executors.newCachedThreadPool())
                .messageHandlerFactory(context -> new Reception(context, spool, behaviour))
                .build();
    }

    /** Keeps mails in the directory, which may hold those of earlier runs. Port 0 takes a free one. */
    public static SmtpSink start(Path directory, int port) {
        return start(directory, InetAddress.getLoopbackAddress(), port);
    }

    /** The same at another address than this machine's own, which a container needs. */
    public static SmtpSink start(Path directory, InetAddress listen, int port) {
        var sink = new SmtpSink(directory, listen, port);
        sink.server.start();
        return sink;
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** The mails kept, oldest first. */
    public List<Mail> mails() {
        return mailbox.newest();
    }

    /** The mails kept for one address, oldest first. */
    public List<Mail> mailsTo(String address) {
        return mails().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    /** Forgets the mails and every misbehaviour: what a test calls before it begins. */
    public void clear() {
        behaviour.behave();
        mailbox.clear();
    }

    /** Answers RCPT for this address with a code such as 451 or 550, until {@link #behave()}. */
    public void answer(String address, int code, String text) {
        behaviour.answer(address, code, text);
    }

    /** Answers the next RCPT commands, whoever they name, with this code. */
    public void answerNext(int count, int code, String text) {
        behaviour.answerNext(count, code, text);
    }

    /** Closes the connection in the middle of the next mails' DATA; these are not kept. */
    public void closeDuringData(int count) {
        behaviour.closeDuringData(count);
    }

    /** Keeps the next mails, but closes the connection before the sender hears 250. */
    public void closeAfterAccepting(int count) {
        behaviour.closeAfterAccepting(count);
    }

    /** Takes this long over every mail. */
    public void delay(Duration delay) {
        behaviour.delay(delay);
    }

    /** Accepts everything at once again. */
    public void behave() {
        behaviour.behave();
    }

    @Override
    public void close() {
        server.stop();
    }
}
