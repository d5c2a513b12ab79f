package io.bantin.deadletters;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The dead letters of all services.
 *
 * @param enabled whether this service stores them
 * @param replayLimit a record that comes back after so many replays is parked
 * @param keepDecided how long a dead letter is kept after it was replayed or discarded and did not come again
 * @param countEvery time between two counts for the metric
 */
@ConfigurationProperties("bantin.dead-letters")
record DeadLettersProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("3") int replayLimit,
        @DefaultValue("90d") Duration keepDecided,
        @DefaultValue("15s") Duration countEvery) {}
