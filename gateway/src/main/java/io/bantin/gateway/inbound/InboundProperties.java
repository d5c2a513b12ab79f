package io.bantin.gateway.inbound;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a request may come in.
 *
 * @param line the longest address
 * @param headers the largest sum of all header fields; less than what the services take
 * @param headerFields how many header fields there may be; fewer than the services take
 * @param headersWithin how long a caller may take to send the headers
 * @param gathered as much of a body is here before a service is asked
 * @param gatheredWithin how long a caller may take to send that much
 * @param lingering how long, after an answer that did not wait for the body, the rest of it is discarded
 * @param lingeringBytes how much of it is discarded
 * @param readWithin how long a caller may leave an answer unread
 * @param unfinishedPerCaller how many requests of one caller may be unfinished at once; beyond it the oldest ends
 * @param unfinished the same for all callers together
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
