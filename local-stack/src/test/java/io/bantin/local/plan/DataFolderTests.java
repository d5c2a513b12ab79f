package io.bantin.local.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

    @TempDir
    private Path parent;

    @Test
    void letsOnlyItsOwnerIntoANewFolder() throws IOException {
        var folder = DataFolder.at(parent.resolve("data"));
        assertThat(permissions(folder.root())).isEqualTo("rwx------");
    }

    @Test
    void closesTheFolderOfAnEarlierVersionThatOthersCouldRead() throws IOException {
        var data = Files.createDirectories(parent.resolve("data"));
        for (var own : new String[] {"logs", "run", "store", "kafka", "mail", "identity"}) {
            Files.setPosixFilePermissions(
                    Files.createDirectory(data.resolve(own)), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        DataFolder.at(data);
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("store"))).isEqualTo("rwx------");
    }

    @Test
    void leavesTheModeOfAFolderInWhichSomebodyKeepsSomethingElse() throws IOException {
        var shared = Files.createDirectories(parent.resolve("shared"));
        Files.writeString(shared.resolve("notes.txt"), "mine");
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        var folder = DataFolder.at(shared);
        assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(folder.logs())).isEqualTo("rwx------");
        assertThat(permissions(shared.resolve("mail"))).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
