package io.bantin.gateway.limits;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of what one caller sends.
 *
 * @param body the largest request body
 * @param sentWithin the longest time in which a caller sends the body
 * @param files the limits of addresses that take files; the gateway passes files on while they arrive
 * @param pictures the limits of addresses that take pictures
 * @param requests the rate of all requests of one address
 * @param signUps the rate of sign-ups of one address; each may send a mail
 * @param addresses how many addresses the gateway counts; it forgets the least recent first
 */
@ConfigurationProperties("bantin.gateway.limits")
record LimitProperties(
        DataSize body,
        Duration sentWithin,
        Files files,
        Files pictures,
        Rate requests,
        Rate signUps,
        @DefaultValue("50000") int addresses) {

    /** The limits of the addresses to which operators and editors send files. */
    record Files(Set<String> paths, DataSize body, Duration sentWithin) {}

    /** Requests per second, and the size of a burst after an idle time. */
    record Rate(int perSecond, int burst) {}
}
