package io.bantin.stack.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads the mails that a sink, perhaps in another process, has stored in a directory. */
public final class SpoolReader {

    private static final int MAX_MAILS = 10_000;

    private final Path directory;

    public SpoolReader(Path directory) {
        this.directory = directory;
    }

    /** The newest 10,000 mails, oldest first. */
    public List<Mail> newest() {
        return streamNewest().toList();
    }

    /** The same, decoded one by one: all of them may need too much memory. */
    public Stream<Mail> streamNewest() {
        return newestFiles().map(MailReader::read);
    }

    private Stream<Path> newestFiles() {
        var files = files();
        return files.subList(Math.max(0, files.size() - MAX_MAILS), files.size()).stream();
    }

    void clear() {
        try {
            for (var file : files()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + directory, e);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(Spool.SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + directory, e);
        }
    }
}
