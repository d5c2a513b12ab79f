package io.bantin.kit.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How eagerly events that were left behind are sent.
 *
 * @param enabled whether this process sends events at all
 * @param sweepEvery pause between two looks for documents with unsent events
 * @param stalledAfter how long a document must have been seen unsent before another process takes it
 */
@ConfigurationProperties("bantin.outbox")
record OutboxProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration sweepEvery,
        @DefaultValue("2s") Duration stalledAfter) {}
