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
 * Lets requests wait for copies whose events are still on their way.
 *
 * <p>One thread looks for all that wait, so that the store's work does not grow with the number of requests: a caller who names
 * ids that nobody has would otherwise make each of their requests poll for a second.
 */
public final class LocalCopyAwaiter {

    /** How many different ids are awaited at once; a request that names another one is answered without waiting. */
    static final int MAX_IDS = 100;

    private static final Duration PAUSE = Duration.ofMillis(50);

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
    private boolean looking;

    /** @param knownOf looks which of the ids are known now */
    public LocalCopyAwaiter(Function<Set<String>, Set<String>> knownOf) {
        this.knownOf = knownOf;
    }

    /**
     * Returns once all of them are known, or after that time.
     *
     * @return false, at once, when too many ids are awaited already
     */
    public boolean await(Collection<String> ids, Duration timeout) {
        List<Awaited> joined = join(Set.copyOf(ids));
        try {
            CompletableFuture.allOf(joined.stream().map(one -> one.arrived).toArray(CompletableFuture<?>[]::new))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException unknown) {
            // The caller looks for itself, and says which are unknown.
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave(joined);
        }
        return !joined.isEmpty();
    }

    /** Some copy changed: whoever waits for it is told now, not after the next pause. */
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
        if (!looking && !joined.isEmpty()) {
            looking = true;
            Thread.ofVirtual().name("awaited-copies").start(this::look);
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

    private void look() {
        for (Set<String> ids = wanted(); !ids.isEmpty(); ids = wanted()) {
            try {
                if (changes.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
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

    /** Empty when nobody waits any more; then the next to wait starts another thread. */
    private synchronized Set<String> wanted() {
        looking = !awaited.isEmpty();
        return Set.copyOf(awaited.keySet());
    }

    private synchronized void arrived(Set<String> ids) {
        taken(ids).forEach(one -> one.arrived.complete(null));
    }

    /** Each request is answered as if it had looked itself; the next to wait for these ids begins anew. */
    private synchronized void fail(Set<String> ids, RuntimeException failure) {
        taken(ids).forEach(one -> one.arrived.completeExceptionally(failure));
    }

    private List<Awaited> taken(Set<String> ids) {
        return ids.stream().map(awaited::remove).filter(Objects::nonNull).toList();
    }
}
