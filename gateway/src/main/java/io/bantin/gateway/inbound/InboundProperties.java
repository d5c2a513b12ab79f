package io.bantin.gateway.inbound;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of a request while it arrives.
 *
 * @param line the longest address
 * @param headers the largest sum of all header fields; less than the limit of the services
 * @param headerFields the largest number of header fields; less than the limit of the services
 * @param headersWithin the longest time in which a caller sends the headers
 * @param gathered how much of a body the gateway buffers before it calls a service
 * @param gatheredWithin the longest time in which a caller sends that much
 * @param lingering how long the gateway discards the rest of a body after an early answer
 * @param lingeringBytes how many bytes it discards
 * @param readWithin how long a caller may leave an answer unread
 * @param unfinished the largest number of unfinished requests of all callers
 * @param unfinishedPerCaller the largest number of unfinished requests of one caller; above it, the oldest ends
 */
@ConfigurationProperties("bantin.gateway.intake")
record InboundProperties(
        @DefaultValue("8KB") DataSize line,
        @DefaultValue("16KB") DataSize headers,
        @DefaultValue("90") int headerFields,
        @DefaultValue("10s") Duration headersWithin,
        @DefaultValue("64KB") DataSize gathered,
        @DefaultValue("10s") Duration gatheredWithin,
        @DefaultValue("5s") Duration lingering,
        @DefaultValue("8MB") DataSize lingeringBytes,
        @DefaultValue("30s") Duration readWithin,
        @DefaultValue("100") int unfinishedPerCaller,
        @DefaultValue("1000") int unfinished) {}
