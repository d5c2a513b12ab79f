package io.bantin.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * The ahead-of-time cache (JEP 514) beside a jar. Its name carries the JVM and the flags it was made with, so another JVM
 * looks for another file; it gets that name only when it is complete.
 */
public record AotCache(Path jar, Path file) {

    static AotCache beside(Path jar) {
        var maker = String.join(
                " ",
                System.getProperty("java.vm.vendor", ""),
                System.getProperty("java.vm.version", ""),
                System.getProperty("os.arch", ""),
                Arrays.toString(JvmFlags.COMMON));
        var name = jar.getFileName().toString().replaceFirst("\\.jar$", "") + "-%08x.aot".formatted(maker.hashCode());
        return new AotCache(jar, jar.resolveSibling(name));
    }

    public boolean isUsable() {
        try {
            return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(FileChange.of(jar)) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    public Path unfinished() {
        return file.resolveSibling(file.getFileName() + ".unfinished");
    }

    public Path recording() {
        return file.resolveSibling(file.getFileName() + ".recording");
    }

    public void finish() throws IOException {
        Files.move(unfinished(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what a training run left that did not come to its end. */
    public void sweep() throws IOException {
        Files.deleteIfExists(unfinished());
        Files.deleteIfExists(recording());
    }
}
