package io.bantin.local.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder of ours that may go with all that is in it. */
public record Folder(Path path) {

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
