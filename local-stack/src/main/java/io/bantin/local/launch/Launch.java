package io.bantin.local.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One process as it is to be started, as often as that is needed. */
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

    /** The same at the lowest priority, for work that nobody waits for. */
    public Launch nice() {
        var patient = new ArrayList<>(List.of("nice", "-n", "19"));
        patient.addAll(command);
        return new Launch(patient, environment, log);
    }
}
