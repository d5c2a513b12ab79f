package io.bantin.kit.topics;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topics that a service needs.
 *
 * @param uses topics to send to or to read
 * @param reads the topics that the service's group consumes, and for which it has dead-letter topics
 * @param replicas replicas of each partition; -1 uses the default of the broker
 */
@ConfigurationProperties("bantin.topics")
record TopicsProperties(
        @DefaultValue List<String> uses,
        @DefaultValue List<String> reads,
        @DefaultValue("-1") short replicas) {}
