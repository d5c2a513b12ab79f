package io.bantin.stack.mail;

import static java.util.Objects.requireNonNull;

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

    /** Those of the newest 10,000 that went to one address, oldest first; the others are not decoded. */
    public List<Mail> newestTo(String address) {
        return newestFiles()
                .filter(file -> recipient(file).equalsIgnoreCase(address))
                .map(MailReader::read)
                .toList();
    }

    private Stream<Path> newestFiles() {
        var files = files();
        return files.subList(Math.max(0, files.size() - MAX_MAILS), files.size()).stream();
    }

    private static String recipient(Path file) {
        try (var lines = Files.newBufferedReader(file)) {
            lines.readLine();
            return requireNonNull(lines.readLine()).substring(Spool.RECIPIENT.length());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the mail " + file, e);
        }
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
