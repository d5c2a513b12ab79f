package io.bantin.notification.subscribers.importing.receiving;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on uploaded files.
 *
 * @param rows the maximum number of rows
 * @param size the maximum size
 * @param abandonedAfter the time without new rows after which an upload is abandoned
 */
@ConfigurationProperties("bantin.imports")
public record ImportProperties(
        @DefaultValue("1000000") int rows,
        @DefaultValue("1GB") DataSize size,
        @DefaultValue("1h") Duration abandonedAfter) {}
