package io.bantin.local.running;

import io.bantin.local.plan.DataFolder;
import io.bantin.local.plan.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** One launcher at a time on a data folder. The operating system lets go of the lock however the launcher ends. */
final class DataLock implements AutoCloseable {

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    static DataLock take(DataFolder data) {
        try {
            var channel = FileChannel.open(
                    data.run().resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new Refusal("Another ./local up is running on %s; choose another folder with --data."
                        .formatted(data.root()));
            }
            return new DataLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
