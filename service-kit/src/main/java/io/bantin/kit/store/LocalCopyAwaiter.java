package io.bantin.kit.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Lets requests wait until the events of documents that they name have arrived.
 *
 * <p>One thread polls for all waiting requests, so that the load of the store does not grow with their number. Otherwise each
 * request with unknown ids would poll for a second.
 */
public final class LocalCopyAwaiter {

    /** The limit of different ids that are awaited at once; a request that exceeds it is answered without waiting. */
    static final int MAX_IDS = 100;

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private static final class Awaited {

        private final String id;
        private final CompletableFuture<Void> arrived = new CompletableFuture<>();
        private int waiters;

        private Awaited(String id) {
            this.id = id;
        }
    }

    private final Function<Set<String>, Set<String>> knownOf;
    private final Map<String, Awaited> awaited = new HashMap<>();
    private final Semaphore changes = new Semaphore(0);
    private boolean polling;

    /** @param knownOf finds which of the ids are known now */
    public LocalCopyAwaiter(Function<Set<String>, Set<String>> knownOf) {
        this.knownOf = knownOf;
    }

    /**
     * Waits until all ids are known, or until the time-out.
     *
     * @return false without waiting, if too many ids are awaited already
     */
    public boolean await(Collection<String> ids, Duration timeout) {
        List<Awaited> joined = join(Set.copyOf(ids));
        try {
            CompletableFuture.allOf(joined.stream().map(one -> one.arrived).toArray(CompletableFuture<?>[]::new))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException unknown) {
            // The caller reads the ids itself and reports the unknown ones.
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave(joined);
        }
        return !joined.isEmpty();
    }

    /** Tells that a copy has changed, so that the next poll runs at once. */
    public void changed() {
        if (changes.availablePermits() == 0) {
            changes.release();
        }
    }

    private synchronized List<Awaited> join(Set<String> ids) {
        long added = ids.stream().filter(id -> !awaited.containsKey(id)).count();
        if (awaited.size() + added > MAX_IDS) {
            return List.of();
        }
        List<Awaited> joined = ids.stream()
                .map(id -> awaited.computeIfAbsent(id, Awaited::new))
                .toList();
        joined.forEach(one -> one.waiters++);
        if (!polling && !joined.isEmpty()) {
            polling = true;
            Thread.ofVirtual().name("local-copy-awaiter").start(this::poll);
        }
        return joined;
    }

    private synchronized void leave(List<Awaited> joined) {
        for (Awaited one : joined) {
            one.waiters--;
            if (one.waiters == 0) {
                awaited.remove(one.id, one);
            }
        }
    }

    private void poll() {
        for (Set<String> ids = wanted(); !ids.isEmpty(); ids = wanted()) {
            try {
                if (changes.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                    changes.drainPermits();
                }
                arrived(knownOf.apply(ids));
            } catch (RuntimeException failure) {
                fail(ids, failure);
            } catch (InterruptedException e) {
                fail(ids, new IllegalStateException("Interrupted while requests waited", e));
            }
        }
    }

    /** Returns the awaited ids. If there are none, this thread ends, and the next waiting request starts another. */
    private synchronized Set<String> wanted() {
        polling = !awaited.isEmpty();
        return Set.copyOf(awaited.keySet());
    }

    private synchronized void arrived(Set<String> ids) {
        removed(ids).forEach(one -> one.arrived.complete(null));
    }

    /** Fails all waiting requests, as if each had read the store itself. Later requests for these ids wait again. */
    private synchronized void fail(Set<String> ids, RuntimeException failure) {
        removed(ids).forEach(one -> one.arrived.completeExceptionally(failure));
    }

    private List<Awaited> removed(Set<String> ids) {
        return ids.stream().map(awaited::remove).filter(Objects::nonNull).toList();
    }
}
