package io.bantin.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accepted mails in their order, one line each, in memory and optionally in a file. A million lines take 110 MB. */
final class AcceptedMailLog implements AutoCloseable {

    private static final int BLOCK = 1024 * 1024;

    private final @Nullable OutputStream journal;
    private final List<byte[]> blocks = new ArrayList<>();
    private int used = BLOCK;
    private volatile long count;
    private volatile Instant lastAt = Instant.EPOCH;

    private AcceptedMailLog(@Nullable OutputStream journal) {
        this.journal = journal;
    }

    static AcceptedMailLog inMemory() {
        return new AcceptedMailLog(null);
    }

    /** Appends to the file. Lines that exist already are not counted. */
    static AcceptedMailLog andIn(Path file) throws IOException {
        return new AcceptedMailLog(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** Streams the acceptances in a file, oldest first. The caller closes the stream. */
    static Stream<AcceptedMail> in(Path file) throws IOException {
        return Files.lines(file).map(AcceptedMail::parse);
    }

    /** Returns when the line is in the file, so that the answer to the sender is true. */
    synchronized void add(AcceptedMail acceptance) throws IOException {
        var line = (acceptance.line() + "\n").getBytes(StandardCharsets.UTF_8);
        if (journal != null) {
            journal.write(line);
        }
        if (used + line.length > BLOCK) {
            blocks.add(new byte[BLOCK]);
            used = 0;
        }
        System.arraycopy(line, 0, blocks.getLast(), used, line.length);
        used += line.length;
        lastAt = acceptance.at();
        count++;
    }

    long count() {
        return count;
    }

    /** The time of the last acceptance; 1970 if there was none. */
    Instant lastAt() {
        return lastAt;
    }

    /** Streams the acceptances so far. */
    synchronized Stream<AcceptedMail> stream() {
        return List.copyOf(blocks).stream()
                .flatMap(block -> new String(block, 0, end(block), StandardCharsets.UTF_8).lines())
                .map(AcceptedMail::parse);
    }

    /** Forgets the lines in memory; the file keeps them. */
    synchronized void clear() {
        blocks.clear();
        used = BLOCK;
        count = 0;
        lastAt = Instant.EPOCH;
    }

    @Override
    public synchronized void close() {
        try {
            if (journal != null) {
                journal.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line never spans two blocks, and no line holds a zero. */
    private static int end(byte[] block) {
        int end = block.length;
        while (end > 0 && block[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
