package io.bantin.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The stack in a process of its own, as the launcher runs it. */
record StackProcess(Process process, List<String> said) {

    static StackProcess on(Path data, int portBase) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackMain.class.getName(),
                        "--data",
                        data.toString(),
                        "--port-base",
                        String.valueOf(portBase))
                .redirectErrorStream(true)
                .start();
        var said = new ArrayList<String>();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.equals("STACK READY")) {
                break;
            }
        }
        return new StackProcess(process, said);
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does; returns the exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }
}
