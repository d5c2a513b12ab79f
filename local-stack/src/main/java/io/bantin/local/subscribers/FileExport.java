package io.bantin.local.subscribers;

import io.bantin.local.api.ApiClient;
import io.bantin.local.plan.CommandFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Exports all active subscribers. */
public final class FileExport {

    private static final String EXPORT = "/api/ops/subscribers/export";

    private final ApiClient api;

    public FileExport(ApiClient api) {
        this.api = api;
    }

    public void run(OutputStream out) {
        api.download(EXPORT, "text/csv", out);
    }

    /** Writes to a temporary name first, so that the file is complete when it appears. */
    public void run(Path file) {
        var target = file.toAbsolutePath();
        var unfinished = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var out = Files.newOutputStream(unfinished)) {
                run(out);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailed("Cannot write %s: %s".formatted(file, e), e);
        } finally {
            discard(unfinished);
        }
    }

    private static void discard(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // The unfinished file stays; its name says that it is unfinished.
        }
    }
}
