package io.bantin.journeys;

import io.bantin.local.plan.Installation;
import io.bantin.local.plan.ProcessKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/** Builds the jar that starts the system under test. */
public final class LauncherJar {

    private LauncherJar() {}

    /** Copies the jar beside its libraries, as the script {@code local} does before it starts the jar. */
    public static void bringUpToDate(Installation installation) throws IOException {
        var built = installation.target(ProcessKind.STACK).resolve("local-stack.jar");
        var copy = built.resolveSibling("app").resolve(built.getFileName());
        if (!Files.exists(copy) || Files.mismatch(built, copy) >= 0) {
            var unfinished =
                    Files.copy(built, copy.resolveSibling("journeys.jar"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
