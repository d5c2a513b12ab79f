package io.bantin.article.rendering.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bantin.article.rendering.Markdown;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RenderSlotsTests {

    @Test
    void rendersTwoAtATime() throws Exception {
        var slots = new RenderSlots();
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var twoRun = new CountDownLatch(2);
        Callable<Object> rendering = () -> slots.run(_ -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            twoRun.countDown();
            await(twoRun);
            return running.decrementAndGet();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> rendering).toList());
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void stopsARenderingAfterItsTimeout() {
        assertThatExceptionOfType(RenderingBusy.class)
                .isThrownBy(() -> Markdown.render("a ".repeat(20_000), WorkBudget.within(Duration.ZERO)));
    }

    @Test
    void stopsARenderingWhoseThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(RenderingBusy.class)
                    .isThrownBy(() -> Markdown.render("a ".repeat(20_000), WorkBudget.within(Duration.ofMinutes(1))));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
