package io.bantin.stack.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** Writes each mail to a file of its own; the file names sort by time of arrival. */
final class Spool {

    static final String SUFFIX = ".eml";

    /** The start of the second line of each file; the first line names the sender. */
    private static final String RECIPIENT = "Delivered-To: ";

    private final Path directory;
    private final Clock clock;
    private final AtomicLong lastName = new AtomicLong();

    Spool(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep mails in " + directory, e);
        }
    }

    /** Returns when the mail is stored. It is written under a temporary name first, so no reader sees half a mail. */
    void store(String sender, String recipient, byte[] mail) throws IOException {
        var name = nextName();
        var unfinished = directory.resolve(name + ".part");
        var envelope = "Return-Path: <" + sender + ">\r\n" + RECIPIENT + recipient + "\r\n";
        Files.write(unfinished, concatenated(envelope.getBytes(StandardCharsets.UTF_8), mail));
        Files.move(unfinished, directory.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] concatenated(byte[] envelope, byte[] mail) {
        var whole = Arrays.copyOf(envelope, envelope.length + mail.length);
        System.arraycopy(mail, 0, whole, envelope.length, mail.length);
        return whole;
    }

    /** Microseconds since 1970, unique in this process. */
    private String nextName() {
        var now = clock.instant();
        var micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        return "%017d".formatted(lastName.updateAndGet(last -> Math.max(last + 1, micros)));
    }
}
