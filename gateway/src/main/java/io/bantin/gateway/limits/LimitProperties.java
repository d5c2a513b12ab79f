package io.bantin.gateway.limits;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one caller may send.
 *
 * @param body the largest request body
 * @param sentWithin how long a caller may take to send it
 * @param files the same for addresses that take whole files, which are passed on as they come
 * @param requests what one address may ask in all
 * @param signUps what one address may ask of subscriptions: each may cost a mail
 * @param addresses how many addresses are remembered; beyond it the least recent are forgotten
 */
@ConfigurationProperties("bantin.gateway.limits")
record LimitProperties(
        DataSize body,
        Duration sentWithin,
        Files files,
        Rate requests,
        Rate signUps,
        @DefaultValue("50000") int addresses) {

    /** What an operator or an editor with a token may send to these addresses. */
    record Files(Set<String> paths, DataSize body, Duration sentWithin) {}

    /** So many a second, and so many at once after a rest. */
    record Rate(int perSecond, int burst) {}
}
