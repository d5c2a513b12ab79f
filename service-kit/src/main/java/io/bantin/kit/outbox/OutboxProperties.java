package io.bantin.kit.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon the sweep sends events that the relay did not send.
 *
 * @param enabled whether this process sends events at all
 * @param sweepEvery pause between two searches for documents with unsent events
 * @param stalledAfter how long a process must have seen an unsent event before it sends the event for another process
 */
@ConfigurationProperties("bantin.outbox")
record OutboxProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration sweepEvery,
        @DefaultValue("2s") Duration stalledAfter) {}
