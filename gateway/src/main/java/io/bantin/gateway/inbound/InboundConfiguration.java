package io.bantin.gateway.inbound;

import io.bantin.gateway.trust.ClientAddressResolver;
import io.bantin.gateway.trust.PortalCredential;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/** Puts an intake into each connection, between Netty's codec and Reactor Netty. */
@Configuration(proxyBeanMethods = false)
class InboundConfiguration {

    private static final int READABLE_BEYOND_THE_LIMITS = 4;

    @Bean
    NettyServerCustomizer intake(
            InboundProperties limits, ClientAddressResolver callers, PortalCredential portal, MeterRegistry meters) {
        var gathering = new UnfinishedRequests(limits.unfinishedPerCaller(), limits.unfinished());
        var streaming = new UnfinishedRequests(limits.unfinishedPerCaller(), limits.unfinished());
        count("gathering", gathering, meters);
        count("streaming", streaming, meters);
        var shared = new InboundRequestHandler.Shared(
                limits, new CheckedRequestHead.Rules(limits, callers, portal), callers, gathering, streaming);
        var config = new HttpDecoderConfig()
                // Further than the limits, so that the answer to what is beyond them fits the address.
                .setMaxInitialLineLength((int) limits.line().toBytes() * READABLE_BEYOND_THE_LIMITS)
                .setMaxHeaderSize((int) limits.headers().toBytes() * READABLE_BEYOND_THE_LIMITS);
        return server -> server.doOnChannelInit((observer, channel, remote) -> takeIn(channel, config, shared));
    }

    private static void takeIn(Channel channel, HttpDecoderConfig config, InboundRequestHandler.Shared shared) {
        var intake = new InboundRequestHandler(shared);
        channel.pipeline().replace(NettyPipeline.HttpCodec, NettyPipeline.HttpCodec, new RequestCodec(config, intake));
        channel.pipeline().addAfter(NettyPipeline.HttpCodec, "bantin.intake", intake);
    }

    private static void count(String kind, UnfinishedRequests requests, MeterRegistry meters) {
        Gauge.builder("bantin.requests.unfinished", requests, UnfinishedRequests::count)
                .tag("kind", kind)
                .description("requests whose headers or bodies are still to come")
                .register(meters);
    }
}
