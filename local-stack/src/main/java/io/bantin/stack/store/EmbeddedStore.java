package io.bantin.stack.store;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server that speaks MongoDB's protocol, started inside this JVM. */
public final class EmbeddedStore implements AutoCloseable {

    private final MongoBackend backend;
    private final int port;
    private MongoServer server;

    private EmbeddedStore(MongoBackend backend, int port) {
        this.backend = backend;
        this.server = listen(port);
        this.port = server.getLocalAddress().getPort();
    }

    /** A store that forgets everything when it is closed. Port 0 takes a free one. */
    public static EmbeddedStore inMemory(int port) {
        return new EmbeddedStore(new KeptMemory(), port);
    }

    public int port() {
        return port;
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

    @Override
    public void close() {
        server.shutdownNow();
    }

    private MongoServer listen(int atPort) {
        var listening = new MongoServer(backend);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), atPort), 1, CONNECTION_THREADS);
        return listening;
    }

    /** A write waits for its commit on its connection's thread, so there are more of these than cores. */
    private static final int CONNECTION_THREADS = 16;

    /** Closing the server closes its backend as well; this one outlives it. */
    private static final class KeptMemory extends MemoryBackend {

        @Override
        public void close() {
            // Goes with the JVM.
        }
    }
}
