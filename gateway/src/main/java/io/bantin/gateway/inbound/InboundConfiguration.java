package io.bantin.gateway.inbound;

import io.bantin.gateway.trust.ClientAddressResolver;
import io.bantin.gateway.trust.PortalCredential;
import io.bantin.gateway.unfinished.UnfinishedRequests;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import reactor.netty.NettyPipeline;

/** Adds the inbound handlers to each connection, between Netty's codec and Reactor Netty. */
@Configuration(proxyBeanMethods = false)
public class InboundConfiguration {

    /** The name of the inbound handler in the pipeline of a connection. */
    public static final String HANDLER = "bantin.inbound";

    private static final int DECODER_LIMIT_FACTOR = 4;

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    NettyServerCustomizer inboundHandlers(
            InboundProperties limits, ClientAddressResolver callers, PortalCredential portal, MeterRegistry meters) {
        var gathering = new UnfinishedRequests(limits.unfinishedPerCaller(), limits.unfinished());
        var streaming = new UnfinishedRequests(limits.unfinishedPerCaller(), limits.unfinished());
        count("gathering", gathering, meters);
        count("streaming", streaming, meters);
        var shared = new InboundRequestHandler.Shared(
                limits, new CheckedRequestHead.Rules(limits, callers, portal), callers, gathering, streaming);
        var config = new HttpDecoderConfig()
                // Beyond the limits, so that the answer to a request that exceeds them fits its address.
                .setMaxInitialLineLength((int) limits.line().toBytes() * DECODER_LIMIT_FACTOR)
                .setMaxHeaderSize((int) limits.headers().toBytes() * DECODER_LIMIT_FACTOR);
        return server -> server.doOnChannelInit((observer, channel, remote) -> addHandlers(channel, config, shared));
    }

    private static void addHandlers(Channel channel, HttpDecoderConfig config, InboundRequestHandler.Shared shared) {
        var handler = new InboundRequestHandler(shared, channel);
        channel.pipeline().replace(NettyPipeline.HttpCodec, NettyPipeline.HttpCodec, new RequestCodec(config, handler));
        channel.pipeline().addAfter(NettyPipeline.HttpCodec, HANDLER, handler);
        channel.pipeline()
                .addAfter(
                        NettyPipeline.HttpCodec,
                        "bantin.unread",
                        new UnreadAnswerTimeout(shared.limits().readWithin()));
    }

    private static void count(String kind, UnfinishedRequests requests, MeterRegistry meters) {
        Gauge.builder("bantin.requests.unfinished", requests, UnfinishedRequests::count)
                .tag("kind", kind)
                .description("requests whose headers or bodies have not arrived completely")
                .register(meters);
    }
}
