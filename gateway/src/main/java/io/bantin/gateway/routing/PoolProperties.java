package io.bantin.gateway.routing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Connections to one instance, apart from those of requests that are complete, so that long ones use up their own.
 *
 * @param uploads of requests whose body is passed on while it arrives
 * @param streams of answers that do not end
 */
@ConfigurationProperties("bantin.gateway.connections")
record PoolProperties(
        @DefaultValue("200") int uploads,
        @DefaultValue("10000") int streams) {}
