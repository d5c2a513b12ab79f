package io.bantin.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** When a file got its content: a repeatable build gives every jar the same modification time, the file system is not told. */
final class FileChange {

    private FileChange() {}

    static FileTime of(Path file) throws IOException {
        return (FileTime) Files.getAttribute(file, "unix:ctime");
    }
}
