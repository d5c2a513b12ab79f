package io.bantin.stack.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Commits before anybody is answered. Commands that wait together share one commit; a read waits for the commit of what
 * it may have seen, so that nobody learns of a write that a crash takes back.
 *
 * <p>Without it the file is written once a second, and a killed process loses what it had acknowledged since.
 */
final class GroupCommit {

    private final MVStore maps;
    private final AtomicLong begun = new AtomicLong();
    private volatile long committed;

    /** Shared by writes, exclusive for a commit: a file must not hold half of a write. */
    private final ReentrantReadWriteLock writes = new ReentrantReadWriteLock();

    GroupCommit(MVStore maps) {
        this.maps = maps;
    }

    <T> T write(Supplier<T> command) {
        writes.readLock().lock();
        try {
            begun.incrementAndGet();
            return command.get();
        } finally {
            writes.readLock().unlock();
            awaitCommitOf(begun.get());
        }
    }

    <T> T read(Supplier<T> command) {
        // What a long read looks at must not be overwritten by what is written meanwhile.
        var version = maps.registerVersionUsage();
        try {
            return command.get();
        } finally {
            maps.deregisterVersionUsage(version);
            awaitCommitOf(begun.get());
        }
    }

    /** Runs while no write does, and commits what it leaves. */
    void alone(Runnable work) {
        writes.writeLock().lock();
        try {
            var upTo = begun.get();
            work.run();
            maps.commit();
            committed = upTo;
        } finally {
            writes.writeLock().unlock();
        }
    }

    private synchronized void awaitCommitOf(long write) {
        if (committed < write) {
            alone(() -> {});
        }
    }
}
