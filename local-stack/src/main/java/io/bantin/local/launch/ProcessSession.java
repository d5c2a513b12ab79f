package io.bantin.local.launch;

import io.bantin.local.plan.CommandFailed;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts a process in a session of its own. Otherwise Ctrl-C in the terminal would end every process, and the launcher would
 * take them for crashed. Both programs exec the command, so the process id stays the same.
 */
final class ProcessSession {

    private ProcessSession() {}

    static List<String> prefix() {
        if (isOnPath("setsid")) {
            return List.of("setsid");
        }
        if (isOnPath("perl")) {
            return List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV");
        }
        throw new CommandFailed("Neither setsid nor perl is on the PATH; one of them is needed to start processes.");
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
