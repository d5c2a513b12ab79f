package io.bantin.bench;

import java.time.Duration;

/**
 * How the system sends mails.
 *
 * @param instances of notification-service
 * @param connections to the sink, of each instance
 * @param delay that the sink takes over a mail
 */
record SendingOptions(int instances, int connections, Duration delay) {

    static SendingOptions of(BenchOptions options) {
        return new SendingOptions(
                options.number("instances", 1), options.number("connections", 4), options.delay("delay"));
    }

    int allConnections() {
        return instances * connections;
    }
}
