package io.bantin.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks at the ports of this machine before something claims them. */
public final class Ports {

    private Ports() {}

    /** A port that was free a moment ago. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port is free", e);
        }
    }

    /** Throws with one plain sentence if the port is taken. */
    public static void requireFree(int port, String purpose) {
        try (var socket = new ServerSocket()) {
            // What a process killed a moment ago left in TIME_WAIT is no reason to refuse.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        } catch (IOException e) {
            throw new PortTaken(port, purpose, e);
        }
    }

    /** A port that the stack needs belongs to another process. */
    public static final class PortTaken extends IllegalStateException {

        PortTaken(int port, String purpose, IOException cause) {
            super("Port " + port + " (" + purpose + ") is taken by another process.", cause);
        }
    }
}
