package io.bantin.stack.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;

/** Compacts the file a little each second, so that it stays small. */
final class FileCompactor implements AutoCloseable {

    private static final int WORTH_KEEPING_PERCENT = 30;
    private static final int BYTES_AT_ONCE = 512 * 1024;

    private final ScheduledExecutorService second = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-housekeeping").daemon().factory());

    FileCompactor(MVStore maps, GroupCommit commits) {
        second.scheduleWithFixedDelay(
                () -> commits.alone(() -> maps.compact(WORTH_KEEPING_PERCENT, BYTES_AT_ONCE)), 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        second.close();
    }
}
