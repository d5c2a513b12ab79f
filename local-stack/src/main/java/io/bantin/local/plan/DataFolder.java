package io.bantin.local.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder in which a system lives; it survives the system. */
public record DataFolder(Path root) {

    public static DataFolder at(Path path) {
        try {
            var folder = new DataFolder(
                    Files.createDirectories(path.toAbsolutePath().normalize()).toRealPath());
            Files.createDirectories(folder.logs());
            Files.createDirectories(folder.run());
            return folder;
        } catch (IOException e) {
            throw new Refusal("The data folder %s cannot be made: %s".formatted(path, e.getMessage()), e);
        }
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path log(Instance instance) {
        return logs().resolve(instance.fileName() + ".log");
    }

    public Path pidFile(Instance instance) {
        return run().resolve(instance.fileName() + ".pid");
    }

    /** Forgets the processes of a system that was killed. */
    public void clearPidFiles() {
        try (var files = Files.newDirectoryStream(run(), "*.pid")) {
            for (var file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the log of the run before under another name, so that a new run starts with an empty one. */
    public void putAsideLog(Instance instance) {
        var log = log(instance);
        try {
            if (Files.exists(log)) {
                Files.move(
                        log,
                        log.resolveSibling(instance.fileName() + ".previous.log"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
