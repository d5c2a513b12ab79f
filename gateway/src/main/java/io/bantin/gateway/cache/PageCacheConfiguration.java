package io.bantin.gateway.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import io.bantin.gateway.inbound.InboundConfiguration;
import io.bantin.kit.drain.Drain;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Adds the handler of stored pages to each connection, after the inbound handler. */
@Configuration(proxyBeanMethods = false)
class PageCacheConfiguration {

    @Bean
    PageCache pageCache(PageCacheProperties properties) {
        return new PageCache(properties, Ticker.systemTicker());
    }

    @Bean
    PageMetrics pageMetrics(MeterRegistry registry, PageCache pages) {
        return new PageMetrics(registry, pages);
    }

    @Bean
    PortalRequest portalRequest(PageCache pages, PageCacheProperties properties) {
        return new PortalRequest(pages, properties);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    NettyServerCustomizer storedPages(PageCache pages, PageMetrics metrics, ObjectProvider<Drain> drains) {
        return server -> {
            var drain = drains.getIfAvailable();
            return server.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                    .addAfter(
                            InboundConfiguration.HANDLER,
                            "bantin.pages",
                            new StoredPageHandler(pages, metrics, () -> drain != null && drain.isDraining())));
        };
    }
}
