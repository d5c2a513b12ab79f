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
 * An SMTP server that is fast enough to measure senders and bad enough to try them: it keeps no mail, records who was sent
 * what and when, and misbehaves by a {@link Behaviour}. It listens on the loopback address alone.
 */
public final class RecordingSink implements AutoCloseable {

    private static final int WAITING = 1_000;

    private final ServerSocket server;
    private final SinkState reception;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** No virtual threads: each answer is waited for, and waking one of those costs three times as much. */
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

    /** What a sink recorded in its file, oldest first: close the stream. */
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

    /** From the next command on. */
    public void behave(Behaviour behaviour) {
        reception.behave(behaviour);
    }

    /** How many mails were accepted, counted by recipients. */
    public long accepted() {
        return reception.acceptances().count();
    }

    /** When the last one was; 1970 when there was none. */
    public Instant lastAcceptedAt() {
        return reception.acceptances().lastAt();
    }

    /** All so far, oldest first. */
    public Stream<AcceptedMail> acceptances() {
        return reception.acceptances().stream();
    }

    /** Is told of each acceptance from now on, before its sender is; must not block. Replaces the watcher before. */
    public void watch(Consumer<AcceptedMail> watcher) {
        reception.watch(watcher);
    }

    /** Forgets acceptances and attempts, but nothing of its file and its behaviour. */
    public void clear() {
        reception.clear();
    }

    /** Hangs up on everybody, whatever they are about to say. */
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
                // The loop looks whether it was us.
            }
        }
    }

    private void hold(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new SmtpConversation(socket, reception).hold();
        } catch (IOException gone) {
            // Whatever was accepted is recorded; a sender that vanishes is no news to a sink.
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
            // That is what was wanted.
        }
    }
}
