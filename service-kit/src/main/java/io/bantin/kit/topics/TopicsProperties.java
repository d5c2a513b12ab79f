package io.bantin.kit.topics;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topics that a service needs.
 *
 * @param uses topics to send to or to read
 * @param reads those of them whose unreadable records the service's group puts aside
 * @param replicas copies of each partition; -1 leaves it to the default of the broker
 */
@ConfigurationProperties("bantin.topics")
record TopicsProperties(
        @DefaultValue List<String> uses,
        @DefaultValue List<String> reads,
        @DefaultValue("-1") short replicas) {}
