package io.bantin.local.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder that may be deleted with all its content. */
public record DisposableFolder(Path path) {

    public void delete() throws IOException {
        if (Files.exists(path)) {
            try (var contents = Files.walk(path)) {
                for (var content : contents.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(content);
                }
            }
        }
    }
}
