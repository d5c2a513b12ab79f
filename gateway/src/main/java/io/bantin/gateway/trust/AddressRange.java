package io.bantin.gateway.trust;

import java.net.InetAddress;

/** A block of addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code ::1}. */
record AddressRange(InetAddress network, int prefix) {

    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        // ofLiteral makes no DNS request.
        var network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int bits = network.getAddress().length * 8;
        int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("%s has a prefix outside 0 to %d".formatted(text, bits));
        }
        return new AddressRange(network, prefix);
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
