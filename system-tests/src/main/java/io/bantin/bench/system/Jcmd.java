package io.bantin.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sends a diagnostic command to another JVM of this machine. */
final class Jcmd {

    private static final Path PROGRAM = Path.of(System.getProperty("java.home"), "bin", "jcmd");

    private Jcmd() {}

    static String ask(long process, String... command) {
        var whole = new ArrayList<>(List.of(PROGRAM.toString(), String.valueOf(process)));
        whole.addAll(List.of(command));
        try {
            var jcmd = new ProcessBuilder(whole).redirectErrorStream(true).start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
