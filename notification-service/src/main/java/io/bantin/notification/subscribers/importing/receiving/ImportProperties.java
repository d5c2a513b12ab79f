package io.bantin.notification.subscribers.importing.receiving;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a file of subscribers may be.
 *
 * @param rows the most rows
 * @param size the most bytes
 * @param abandonedAfter when the sender of a file of which nothing more came is given up
 */
@ConfigurationProperties("bantin.imports")
public record ImportProperties(
        @DefaultValue("1000000") int rows,
        @DefaultValue("1GB") DataSize size,
        @DefaultValue("1h") Duration abandonedAfter) {}
