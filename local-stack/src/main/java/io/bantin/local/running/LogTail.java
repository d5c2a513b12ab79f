package io.bantin.local.running;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The last lines of a log, for an error message. */
final class LogTail {

    private static final int LINES = 15;
    private static final int BYTES = 16_384;

    private LogTail() {}

    static String of(Path log) {
        try (var file = new java.io.RandomAccessFile(log.toFile(), "r")) {
            var bytes = new byte[(int) Math.min(BYTES, file.length())];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - LINES))
                    .map(line -> "    " + line)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "    (no log: %s)".formatted(e.getMessage());
        }
    }
}
