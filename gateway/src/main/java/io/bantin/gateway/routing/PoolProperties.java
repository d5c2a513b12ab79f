package io.bantin.gateway.routing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the connections to one instance. Long requests have pools of their own, so they take no connection from short ones.
 *
 * @param uploads connections for requests whose body is passed on while it arrives
 * @param streams connections for answers that do not end
 */
@ConfigurationProperties("bantin.gateway.connections")
record PoolProperties(
        @DefaultValue("200") int uploads,
        @DefaultValue("10000") int streams) {}
