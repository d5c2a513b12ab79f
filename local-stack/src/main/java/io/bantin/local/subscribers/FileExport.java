package io.bantin.local.subscribers;

import io.bantin.local.api.Api;
import io.bantin.local.plan.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Fetches all active subscribers. */
public final class FileExport {

    private static final String EXPORT = "/api/ops/subscribers/export";

    private final Api api;

    public FileExport(Api api) {
        this.api = api;
    }

    public void run(OutputStream out) {
        api.download(EXPORT, "text/csv", out);
    }

    /** The file appears when all of it is there. */
    public void run(Path file) {
        var target = file.toAbsolutePath();
        var unfinished = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var out = Files.newOutputStream(unfinished)) {
                run(out);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refusal("%s cannot be written: %s".formatted(file, e), e);
        } finally {
            discard(unfinished);
        }
    }

    private static void discard(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // It stays, named as what it is.
        }
    }
}
