package io.bantin.deadletters;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The dead letters of all services, in the one that keeps them.
 *
 * @param enabled whether this service keeps them
 * @param replayLimit what comes back after so many replays is parked
 * @param keepDecided how long a letter is kept after it was replayed or discarded and did not come again
 * @param countEvery pause between two counts for the metric
 */
@ConfigurationProperties("bantin.dead-letters")
record DeadLettersProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("3") int replayLimit,
        @DefaultValue("90d") Duration keepDecided,
        @DefaultValue("15s") Duration countEvery) {}
