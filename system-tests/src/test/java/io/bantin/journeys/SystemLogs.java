package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The logs of all processes of a system since its start. */
record SystemLogs(Path folder) {

    /** Asserts that no log contains a mail address or a token, plain or percent-encoded. */
    void showNoneOf(Collection<String> secrets) {
        var logs = files();
        assertThat(logs).isNotEmpty();
        for (var log : logs) {
            var text = text(log);
            for (var secret : secrets) {
                assertThat(text.contains(secret) || text.contains(URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                        .as("%s shows %s", log.getFileName(), secret)
                        .isFalse();
            }
        }
    }

    /** Asserts that no client could begin a line of a log. */
    void haveNoLineThatBeginsWith(String forged) {
        for (var log : files()) {
            assertThat(text(log).lines().filter(line -> line.startsWith(forged)))
                    .as(String.valueOf(log.getFileName()))
                    .isEmpty();
        }
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".log")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
