package io.bantin.journeys;

import io.bantin.local.plan.Installation;
import io.bantin.local.plan.ProcessKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/** The jar that a system under test is started from. */
public final class LauncherJar {

    private LauncherJar() {}

    /** Copies what was built beside its libraries, as the script does before it starts it. */
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
