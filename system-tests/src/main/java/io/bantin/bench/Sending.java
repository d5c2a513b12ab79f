package io.bantin.bench;

import java.time.Duration;

/**
 * How mails go out.
 *
 * @param instances of notification-service
 * @param connections to the sink, of each instance
 * @param delay that the sink takes over a mail
 */
record Sending(int instances, int connections, Duration delay) {

    static Sending of(Options options) {
        return new Sending(options.number("instances", 1), options.number("connections", 4), options.delay("delay"));
    }

    int allConnections() {
        return instances * connections;
    }
}
