package io.bantin.local.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command, environment and log of a process, which can be started any number of times. */
public record Launch(List<String> command, Map<String, String> environment, Path log) {

    public Process start() {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same at the lowest CPU priority, for background work. */
    public Launch nice() {
        var niced = new ArrayList<>(List.of("nice", "-n", "19"));
        niced.addAll(command);
        return new Launch(niced, environment, log);
    }
}
