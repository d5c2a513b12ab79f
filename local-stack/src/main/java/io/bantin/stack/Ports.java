package io.bantin.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Checks ports of this machine before a server binds them. */
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

    /** Throws if the port is taken. */
    public static void requireFree(int port, String purpose) {
        try (var socket = new ServerSocket()) {
            // A connection in TIME_WAIT, left by a killed process, does not make the port unusable.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        } catch (IOException e) {
            throw new PortTaken(port, purpose, e);
        }
    }

    /** Another process has a port that the stack needs. */
    public static final class PortTaken extends IllegalStateException {

        PortTaken(int port, String purpose, IOException cause) {
            super("Port " + port + " (" + purpose + ") is taken by another process.", cause);
        }
    }
}
