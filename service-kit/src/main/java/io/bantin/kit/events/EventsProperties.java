package io.bantin.kit.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service reads events.
 *
 * @param deadLetters whether it puts aside what it cannot handle; otherwise it skips and counts it
 * @param retryAfter pause between the three attempts at a record that no outage explains
 * @param lagEvery pause between two measurements of the consumers' lag
 */
@ConfigurationProperties("bantin.events")
record EventsProperties(
        @DefaultValue("true") boolean deadLetters,
        @DefaultValue("500ms") Duration retryAfter,
        @DefaultValue("10s") Duration lagEvery) {}
