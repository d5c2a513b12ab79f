package io.bantin.article.media.rendition;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * The memory in which pictures are decoded: a share of the heap. A picture waits until its part is free. Of a picture that needs
 * more than all of it, rows and columns are skipped, so that every picture can be decoded.
 */
@Component
class DecodingMemory {

    private static final int HEAP_SHARE = 3;
    private static final int UNIT = 1 << 10;

    private final int units;
    private final Semaphore free;

    DecodingMemory() {
        this(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    DecodingMemory(long bytes) {
        units = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
        free = new Semaphore(units, true);
    }

    long bytes() {
        return (long) units * UNIT;
    }

    /** Work that uses the memory. */
    interface Decoding<T> {

        T run() throws IOException, InterruptedException;
    }

    <T> T within(long bytes, Decoding<T> decoding) throws IOException, InterruptedException {
        int needed = (int) Math.min(units, Math.ceilDiv(bytes, UNIT));
        free.acquire(needed);
        try {
            return decoding.run();
        } finally {
            free.release(needed);
        }
    }
}
