package io.bantin.notification.mail.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Sockets of one dialogue: commands that are sent together leave in one packet, and everything else at once. */
final class PipeliningSockets extends SocketFactory {

    private boolean more;

    /** Whether what is written next waits for what comes after it. */
    void expectMore(boolean expected) {
        more = expected;
    }

    @Override
    public Socket createSocket() throws IOException {
        var socket = new PipeliningSocket();
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("Angus connects by itself, with a time-out.");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }

    private final class PipeliningSocket extends Socket {

        private @Nullable OutputStream output;

        @Override
        public OutputStream getOutputStream() throws IOException {
            if (output == null) {
                output = new Together(super.getOutputStream());
            }
            return output;
        }
    }

    private final class Together extends OutputStream {

        private final OutputStream out;
        private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

        Together(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!more && waiting.size() == 0) {
                out.write(bytes, offset, length);
                return;
            }
            waiting.write(bytes, offset, length);
            if (!more) {
                waiting.writeTo(out);
                waiting.reset();
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
