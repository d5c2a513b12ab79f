package io.bantin.kit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class LocalCopyAwaiterTests {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final LocalCopyAwaiter copies = new LocalCopyAwaiter(this::known);
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        requests.shutdownNow();
    }

    @Test
    void pollsOnceForAllWaitingRequests() throws Exception {
        var all = IntStream.range(0, 500)
                .mapToObj(i -> (Callable<Boolean>) () -> copies.await(Set.of("unknown" + i % 50), SECOND))
                .toList();

        for (Future<Boolean> request : requests.invokeAll(all)) {
            assertThat(request.get()).isTrue();
        }
        // One read every 50 ms while requests wait; 500 requests with their own reads would cause 20 times as many.
        assertThat(lookUps).hasValueBetween(1, 100);
    }

    @Test
    void returnsWhenTheCopyIsHere() throws Exception {
        Future<Boolean> request = requests.submit(() -> copies.await(List.of("a", "b"), LONG));
        await().until(() -> lookUps.get() > 0);

        known.add("a");
        known.add("b");
        copies.changed();

        assertThat(request.get()).isTrue();
    }

    @Test
    void returnsWhenAnotherInstanceStoredTheCategory() throws Exception {
        Future<Boolean> request = requests.submit(() -> copies.await(List.of("a"), LONG));
        await().until(() -> lookUps.get() > 0);

        known.add("a");

        assertThat(request.get()).isTrue();
    }

    @Test
    void answersARequestBeyondTheLimitWithoutWaiting() throws Exception {
        var first = IntStream.range(0, LocalCopyAwaiter.MAX_IDS)
                .mapToObj(i -> "unknown" + i)
                .collect(Collectors.toSet());
        var waiting = new CountDownLatch(1);
        requests.submit(() -> {
            waiting.countDown();
            return copies.await(first, LONG);
        });
        waiting.await();
        await().until(() -> lookUps.get() > 0);

        assertThat(copies.await(List.of("another"), LONG)).isFalse();
        Future<Boolean> same = requests.submit(() -> copies.await(List.of("unknown1"), LONG));
        known.addAll(first);
        assertThat(same.get()).isTrue();
        await().until(() -> copies.await(List.of("another"), Duration.ofMillis(1)));
    }

    @Test
    void failsAllWaitingRequestsAndPollsAgainForTheNext() {
        var broken = new AtomicInteger(1);
        var failing = new LocalCopyAwaiter(ids -> {
            if (broken.getAndDecrement() > 0) {
                throw new DataAccessResourceFailureException("away");
            }
            return ids;
        });

        assertThatThrownBy(() -> failing.await(List.of("a"), LONG))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(failing.await(List.of("a"), LONG)).isTrue();
    }

    @Test
    void stopsPollingOnceAllRequestsAreAnswered() {
        copies.await(List.of("a"), Duration.ofMillis(1));
        int then = lookUps.get();

        await().during(Duration.ofMillis(500)).until(() -> lookUps.get() <= then + 1);
    }

    private Set<String> known(Set<String> ids) {
        lookUps.incrementAndGet();
        return ids.stream().filter(known::contains).collect(Collectors.toSet());
    }
}
