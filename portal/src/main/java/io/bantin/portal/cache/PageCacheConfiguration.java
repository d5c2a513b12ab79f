package io.bantin.portal.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock and the threads of background renders. */
@Configuration(proxyBeanMethods = false)
class PageCacheConfiguration {

    @Bean
    Ticker ticker() {
        return Ticker.systemTicker();
    }

    @Bean
    BackgroundExecutor background() {
        Executor threads = work -> Thread.ofVirtual().name("page-refresh").start(work);
        return (Duration delay, Runnable work) -> CompletableFuture.delayedExecutor(
                        delay.toNanos(), TimeUnit.NANOSECONDS, threads)
                .execute(work);
    }
}
