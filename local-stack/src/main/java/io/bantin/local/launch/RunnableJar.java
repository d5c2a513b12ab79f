package io.bantin.local.launch;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.DisposableFolder;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.ProcessKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * A jar that starts fast and can use an AOT cache. The executable jar of a service is extracted once after each build, into a
 * folder beside it, so that a rebuild never changes the jars of a running service.
 */
record RunnableJar(Path path, List<String> main) {

    private static final String STAMP = "extract-of";
    private static final String STACK_MAIN = "io.bantin.stack.StackMain";

    static RunnableJar of(ProcessKind role, Installation installation) {
        var built = installation.jar(role);
        if (role == ProcessKind.STACK) {
            return new RunnableJar(built, List.of("-cp", built.toString(), STACK_MAIN));
        }
        var app = installation.target(role).resolve("app");
        var extracted = app.resolve(built.getFileName());
        if (!isExtractOf(built, extracted)) {
            extract(built, app, installation);
        }
        return new RunnableJar(extracted, List.of("-jar", extracted.toString()));
    }

    private static void extract(Path built, Path app, Installation installation) {
        var unfinished = app.resolveSibling("app.unfinished");
        try {
            new DisposableFolder(unfinished).delete();
            var extraction = new ProcessBuilder(
                            installation.java().toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Djarmode=tools",
                            "-jar",
                            built.toString(),
                            "extract",
                            "--destination",
                            unfinished.toString())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(extraction.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (extraction.waitFor() != 0) {
                throw new CommandFailed("Cannot extract %s: %s".formatted(built, output.strip()));
            }
            Files.write(unfinished.resolve(STAMP), List.of(timeOf(built), contentOf(built)));
            new DisposableFolder(app).delete();
            Files.move(unfinished, app);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted while extracting %s.".formatted(built), e);
        }
    }

    /** A repeatable build may write the same jar again; the extracted folder then keeps its AOT cache. */
    private static boolean isExtractOf(Path built, Path extracted) {
        try {
            var stamp = extracted.resolveSibling(STAMP);
            if (!Files.exists(extracted) || !Files.exists(stamp)) {
                return false;
            }
            var known = Files.readAllLines(stamp);
            if (known.getFirst().equals(timeOf(built))) {
                return true;
            }
            boolean same = known.getLast().equals(contentOf(built));
            if (same) {
                Files.write(stamp, List.of(timeOf(built), known.getLast()));
            }
            return same;
        } catch (IOException e) {
            return false;
        }
    }

    private static String timeOf(Path jar) throws IOException {
        return "written " + FileChangeTime.of(jar);
    }

    private static String contentOf(Path jar) throws IOException {
        var sum = new CRC32();
        try (var content = new CheckedInputStream(Files.newInputStream(jar), sum)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return "%d bytes with sum %08x".formatted(Files.size(jar), sum.getValue());
    }
}
