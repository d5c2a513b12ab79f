package io.bantin.portal.freshness;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time and threads for what is done behind the readers' backs. */
@Configuration(proxyBeanMethods = false)
class FreshnessConfiguration {

    @Bean
    Ticker ticker() {
        return Ticker.systemTicker();
    }

    @Bean
    BackgroundExecutor background() {
        Executor threads = work -> Thread.ofVirtual().name("page-refresh").start(work);
        return (Duration after, Runnable work) -> CompletableFuture.delayedExecutor(
                        after.toNanos(), TimeUnit.NANOSECONDS, threads)
                .execute(work);
    }
}
