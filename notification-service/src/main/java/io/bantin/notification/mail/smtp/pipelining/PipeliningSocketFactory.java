package io.bantin.notification.mail.smtp.pipelining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Creates the sockets of one session. Pipelined commands are sent in one packet (like TCP_CORK), everything else without delay
 * (TCP_NODELAY). One packet for each command would wake the server each time, and Nagle's algorithm would delay the second.
 */
public final class PipeliningSocketFactory extends SocketFactory {

    private boolean more;

    /** While more is expected, writes wait for what follows them. */
    public void expectMore(boolean expected) {
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
        throw new UnsupportedOperationException("Angus connects the socket itself, with a time-out");
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
                output = new BufferingStream(super.getOutputStream());
            }
            return output;
        }
    }

    private final class BufferingStream extends OutputStream {

        private final OutputStream out;
        private final ByteArrayOutputStream buffered = new ByteArrayOutputStream();

        BufferingStream(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!more && buffered.size() == 0) {
                out.write(bytes, offset, length);
                return;
            }
            buffered.write(bytes, offset, length);
            if (!more) {
                buffered.writeTo(out);
                buffered.reset();
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
