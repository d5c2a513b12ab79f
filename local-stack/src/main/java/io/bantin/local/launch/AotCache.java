package io.bantin.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * The ahead-of-time cache (JEP 514) beside a jar. The file's name depends on the JVM and its flags, so that another JVM
 * looks for another file. The file gets this name only when it is complete.
 */
public record AotCache(Path jar, Path file) {

    static AotCache beside(Path jar) {
        var jvm = String.join(
                " ",
                System.getProperty("java.vm.vendor", ""),
                System.getProperty("java.vm.version", ""),
                System.getProperty("os.arch", ""),
                Arrays.toString(JvmFlags.COMMON));
        var name = jar.getFileName().toString().replaceFirst("\\.jar$", "") + "-%08x.aot".formatted(jvm.hashCode());
        return new AotCache(jar, jar.resolveSibling(name));
    }

    public boolean isUsable() {
        try {
            return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(FileChangeTime.of(jar)) > 0;
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

    /** Removes the files of an unfinished training run. */
    public void deleteUnfinished() throws IOException {
        Files.deleteIfExists(unfinished());
        Files.deleteIfExists(recording());
    }
}
