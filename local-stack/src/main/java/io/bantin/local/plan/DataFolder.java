package io.bantin.local.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The folder with the data of a system; it outlives the system. */
public record DataFolder(Path root) {

    /** The folders of the launcher and of the parts of the stack. */
    private static final List<String> FOLDERS = List.of("logs", "run", "secrets", "store", "kafka", "mail", "identity");

    /** Creates the folder and restricts it to its owner, because it holds addresses, mails and keys. */
    public static DataFolder at(Path path) {
        try {
            var existed = Files.exists(path);
            var folder = new DataFolder(
                    Files.createDirectories(path.toAbsolutePath().normalize()).toRealPath());
            if (!existed || folder.holdsNothingElse()) {
                restrictToOwner(folder.root());
            }
            for (var own : FOLDERS) {
                restrictToOwner(Files.createDirectories(folder.root().resolve(own)));
            }
            return folder;
        } catch (IOException e) {
            throw new CommandFailed("Cannot create the data folder %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    /** False if the folder has other content too; such a folder keeps its permissions. */
    private boolean holdsNothingElse() throws IOException {
        try (var entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString()).allMatch(FOLDERS::contains);
        }
    }

    private static void restrictToOwner(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
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

    /** Deletes the pid files of a system that was killed. */
    public void clearPidFiles() {
        try (var files = Files.newDirectoryStream(run(), "*.pid")) {
            for (var file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Renames the log of the previous run, so that a new run starts with an empty one. */
    public void rotateLog(Instance instance) {
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
