package io.bantin.stack.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** Opens the maps in memory, or in a file without automatic commits. */
final class StoreFile {

    private static final int CACHE_MIB = 24;

    /** How long a freed part of the file is not reused. */
    private static final int RETENTION_MILLIS = 500;

    private StoreFile() {}

    static MVStore inMemory() {
        return new MVStore.Builder().open();
    }

    static MVStore in(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep documents in " + file, e);
        }
        var maps = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MIB)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        maps.setRetentionTime(RETENTION_MILLIS);
        return maps;
    }
}
