package io.bantin.stack.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Commits before a command is answered. Commands that wait at the same time share one commit. A read waits for the commit of
 * every write that it may have seen, so that no client learns of a write that a crash undoes.
 *
 * <p>Otherwise the file would be written once a second, and a killed process would lose acknowledged writes.
 */
final class GroupCommit {

    private final MVStore maps;
    private final AtomicLong begun = new AtomicLong();
    private volatile long committed;

    /** Shared by writes, exclusive for a commit, so that the file never holds half of a write. */
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
        // Keeps the pages of this version, so that later writes do not overwrite what a long read still needs.
        var version = maps.registerVersionUsage();
        try {
            return command.get();
        } finally {
            maps.deregisterVersionUsage(version);
            awaitCommitOf(begun.get());
        }
    }

    /** Runs the work while no write is running, and commits its result. */
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
