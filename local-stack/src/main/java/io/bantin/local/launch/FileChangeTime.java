package io.bantin.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** The time at which a file got its content. A repeatable build sets the modification time of every jar, but not ctime. */
final class FileChangeTime {

    private FileChangeTime() {}

    static FileTime of(Path file) throws IOException {
        return (FileTime) Files.getAttribute(file, "unix:ctime");
    }
}
