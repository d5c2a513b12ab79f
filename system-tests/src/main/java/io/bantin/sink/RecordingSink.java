package io.bantin.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An SMTP server that is fast enough for benchmarks and can fail on purpose. It stores no mail, records recipient, content
 * and time of each, and fails as its {@link Behaviour} says. It listens on the loopback address only.
 */
public final class RecordingSink implements AutoCloseable {

    private static final int WAITING = 1_000;

    private final ServerSocket server;
    private final SinkState reception;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Uses platform threads, because waking a virtual thread for each answer costs three times as much. */
    private final ExecutorService connections = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("sink-connection-", 1).factory());

    private RecordingSink(int port, AcceptedMailLog acceptances) throws IOException {
        this.server = new ServerSocket(port, WAITING, InetAddress.getLoopbackAddress());
        this.reception = new SinkState(acceptances, Clock.systemUTC());
        connections.execute(this::listen);
    }

    /** Records in memory. Port 0 takes a free one. */
    public static RecordingSink start(int port) {
        try {
            return new RecordingSink(port, AcceptedMailLog.inMemory());
        } catch (IOException e) {
            throw new UncheckedIOException("No sink on port " + port, e);
        }
    }

    /** Records also at the end of this file, which outlives the process. */
    public static RecordingSink start(int port, Path journal) {
        try {
            return new RecordingSink(port, AcceptedMailLog.andIn(journal));
        } catch (IOException e) {
            throw new UncheckedIOException("No sink on port " + port + " with its journal in " + journal, e);
        }
    }

    /** Streams the mails that a sink recorded in its file, oldest first. The caller closes the stream. */
    public static Stream<AcceptedMail> read(Path journal) {
        try {
            return AcceptedMailLog.in(journal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Changes the behaviour from the next command on. */
    public void behave(Behaviour behaviour) {
        reception.behave(behaviour);
    }

    /** The number of accepted mails, counted by recipients. */
    public long accepted() {
        return reception.acceptances().count();
    }

    /** The time of the last acceptance; 1970 if there was none. */
    public Instant lastAcceptedAt() {
        return reception.acceptances().lastAt();
    }

    /** All acceptances so far, oldest first. */
    public Stream<AcceptedMail> acceptances() {
        return reception.acceptances().stream();
    }

    /** Calls the watcher for each acceptance before the sender gets the answer. It must not block, and replaces an earlier watcher. */
    public void watch(Consumer<AcceptedMail> watcher) {
        reception.watch(watcher);
    }

    /** Forgets acceptances and attempts, and keeps the file and the behaviour. */
    public void clear() {
        reception.clear();
    }

    /** Closes all connections at once. */
    public void disconnect() {
        open.forEach(RecordingSink::close);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        disconnect();
        connections.shutdownNow();
        reception.acceptances().close();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                connections.execute(() -> hold(socket));
            } catch (IOException closed) {
                // The loop checks whether this sink was closed.
            }
        }
    }

    private void hold(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new SmtpConversation(socket, reception).hold();
        } catch (IOException gone) {
            // Accepted mails are recorded already, and a sender may close its connection at any time.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // The connection is closed, as intended.
        }
    }
}
