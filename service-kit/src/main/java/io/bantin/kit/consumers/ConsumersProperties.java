package io.bantin.kit.consumers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service reads events.
 *
 * @param deadLetters whether the service writes records that it cannot handle to dead-letter topics; otherwise it skips and counts them
 * @param retryAfter pause between the three attempts at a record that fails for another reason than an outage
 * @param lagEvery pause between two measurements of the consumer lag
 */
@ConfigurationProperties("bantin.events")
record ConsumersProperties(
        @DefaultValue("true") boolean deadLetters,
        @DefaultValue("500ms") Duration retryAfter,
        @DefaultValue("10s") Duration lagEvery) {}
