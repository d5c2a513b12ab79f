package io.bantin.local.launch;

import io.bantin.local.plan.Refusal;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts a process into a session of its own: a terminal's Ctrl-C reaches the whole foreground group, and what it ended the
 * launcher would take for crashed. Both programs become the command they are given, so the process id stays.
 */
final class Session {

    private Session() {}

    static List<String> prefix() {
        if (isOnPath("setsid")) {
            return List.of("setsid");
        }
        if (isOnPath("perl")) {
            return List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV");
        }
        throw new Refusal("Neither setsid nor perl is on the PATH; one of them is needed to start processes.");
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
