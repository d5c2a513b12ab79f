package io.bantin.stack.store;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** A server that speaks MongoDB's protocol, started inside this JVM. */
public final class EmbeddedStore implements AutoCloseable {

    /** A command waits for its commit on its connection's thread, so there are more of these than cores. */
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

    /** A store that forgets everything when it is closed. Port 0 takes a free one. */
    public static EmbeddedStore inMemory(int port) {
        return new EmbeddedStore(StoreFile.inMemory(), InetAddress.getLoopbackAddress(), port);
    }

    /** A store that answers a write when the file holds it. Port 0 takes a free one. */
    public static EmbeddedStore inFile(Path file, int port) {
        return inFile(file, InetAddress.getLoopbackAddress(), port);
    }

    /** The same at another address than this machine's own, which a container needs. */
    public static EmbeddedStore inFile(Path file, InetAddress listen, int port) {
        return new EmbeddedStore(StoreFile.in(file), listen, port);
    }

    public int port() {
        return port;
    }

    /** False once the file could not be written, on a full disk for instance: then every command fails. */
    public boolean isOpen() {
        return !maps.isClosed();
    }

    /** The connection string of one database. */
    public String uri(String database) {
        return "mongodb://localhost:" + port + "/" + database;
    }

    /** Drops every connection and takes no new one; the documents stay. */
    public void disconnect() {
        server.shutdownNow();
    }

    /** Listens again at the same address. */
    public void reconnect() {
        server = listen(port);
    }

    /** Documents looked at since the start, found or not: what indexes are to keep small. */
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
