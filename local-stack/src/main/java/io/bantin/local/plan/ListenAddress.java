package io.bantin.local.plan;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The address on which the gateway listens: the loopback, unless the operator chooses a network address. */
public record ListenAddress(InetAddress address) {

    static final ListenAddress LOOPBACK = new ListenAddress(InetAddress.ofLiteral("127.0.0.1"));

    static ListenAddress parse(String text) {
        try {
            return new ListenAddress(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            throw new CommandFailed("--listen takes an address of this machine, or 0.0.0.0 for all of them, not \"%s\"."
                    .formatted(text));
        }
    }

    /** The address that the gateway binds. */
    public String host() {
        return address.getHostAddress();
    }

    /** The URL for this machine: localhost if the gateway listens on all addresses or on the loopback. */
    String url(int port) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress()) {
            return "http://localhost:" + port;
        }
        return address.getAddress().length == 4
                ? "http://%s:%d".formatted(host(), port)
                : "http://[%s]:%d".formatted(host(), port);
    }
}
