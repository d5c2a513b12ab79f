package io.bantin.local.plan;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The address that the gateway listens on: this machine's loopback unless the operator opens the system to a network. */
public record ListenAddress(InetAddress address) {

    static final ListenAddress LOOPBACK = new ListenAddress(InetAddress.ofLiteral("127.0.0.1"));

    static ListenAddress parse(String text) {
        try {
            return new ListenAddress(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            throw new Refusal(
                    "--listen takes an address of this machine, such as 0.0.0.0 for all, not \"%s\".".formatted(text));
        }
    }

    /** What the gateway binds. */
    public String host() {
        return address.getHostAddress();
    }

    /** A machine that listens on all of its addresses, or on its loopback, is called by the name that works there. */
    String url(int port) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress()) {
            return "http://localhost:" + port;
        }
        return address.getAddress().length == 4
                ? "http://%s:%d".formatted(host(), port)
                : "http://[%s]:%d".formatted(host(), port);
    }
}
