package io.bantin.stack.store;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** A server that speaks MongoDB's protocol, started inside this JVM. */
public final class EmbeddedStore implements AutoCloseable {

    /** Each command blocks its connection's thread until its commit, so there are more threads than cores. */
    private static final int CONNECTION_THREADS = 16;

    private static final int MILLIS_TO_TIDY_UP = 500;

    private final MVStore maps;
    private final FileCompactor housekeeping;
    private final StoreBackend backend;
    private final InetAddress listen;
    private final int port;
    private MongoServer server;

    private EmbeddedStore(MVStore maps, InetAddress listen, int port) {
        this.maps = maps;
        var commits = new GroupCommit(maps);
        this.housekeeping = new FileCompactor(maps, commits);
        this.backend = new StoreBackend(maps, commits);
        this.listen = listen;
        this.server = listen(port);
        this.port = server.getLocalAddress().getPort();
    }

    /** A store without a file: its documents are lost when it closes. Port 0 means any free port. */
    public static EmbeddedStore inMemory(int port) {
        return new EmbeddedStore(StoreFile.inMemory(), InetAddress.getLoopbackAddress(), port);
    }

    /** A store that answers a write once it is in the file. Port 0 means any free port. */
    public static EmbeddedStore inFile(Path file, int port) {
        return inFile(file, InetAddress.getLoopbackAddress(), port);
    }

    /** The same on another address than the loopback, for containers. */
    public static EmbeddedStore inFile(Path file, InetAddress listen, int port) {
        return new EmbeddedStore(StoreFile.in(file), listen, port);
    }

    public int port() {
        return port;
    }

    /** False after a failed write to the file, such as on a full disk; from then on every command fails. */
    public boolean isOpen() {
        return !maps.isClosed();
    }

    /** The connection string of one database. */
    public String uri(String database) {
        return "mongodb://localhost:" + port + "/" + database;
    }

    /** Closes every connection and accepts no new one; the documents stay. */
    public void disconnect() {
        server.shutdownNow();
    }

    /** Listens again at the same address. */
    public void reconnect() {
        server = listen(port);
    }

    /** The number of documents examined since the start, whether they matched or not. Indexes keep it small. */
    long documentsExamined() {
        return backend.examined();
    }

    @Override
    public void close() {
        server.shutdownNow();
        housekeeping.close();
        maps.close(MILLIS_TO_TIDY_UP);
    }

    private MongoServer listen(int atPort) {
        var listening = new MongoServer(backend);
        listening.bind(new InetSocketAddress(listen, atPort), 1, CONNECTION_THREADS);
        return listening;
    }
}
