package io.bantin.notification.subscribers.tokens;

import io.bantin.kit.startup.Misconfigured;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The file with the token key, which all instances share. */
record TokenKeyFile(Path path) {

    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** Reads the key. If the file does not exist, creates it from the legacy key in the store or from random bytes. */
    String readOrCreate(TokenKeyRecord stored) {
        try {
            if (Files.notExists(path)) {
                create(stored);
            }
            if (hasPermissions() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
                throw new Misconfigured(
                        "Others can read the key of the subscribers' links: chmod 600 %s, because it opens every subscription."
                                .formatted(path));
            }
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new Misconfigured(
                    "The key of the subscribers' links cannot be stored in %s (SUBSCRIPTIONS_SECRET_FILE): %s."
                            .formatted(path, e),
                    e);
        }
    }

    /** Writes a temporary file and links it, so that the key file is always complete and only the first instance creates it. */
    private void create(TokenKeyRecord stored) throws IOException {
        var legacy = stored.legacyKey();
        if (legacy == null && stored.hasFingerprint()) {
            // Another instance may have created the file in the meantime.
            if (Files.exists(path)) {
                return;
            }
            throw new Misconfigured(
                    "The key of the subscribers' links is missing, and a new one would break every link in mails already sent: restore %s from a backup (docs/operations.md, \"The key of the links\")."
                            .formatted(path));
        }
        var folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var unfinished = Files.createTempFile(folder, path.getFileName().toString(), ".part");
        try {
            if (hasPermissions()) {
                Files.setPosixFilePermissions(unfinished, OWNER_ONLY);
            }
            Files.writeString(unfinished, (legacy == null ? random() : legacy) + "\n");
            Files.createLink(path, unfinished);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            // The key of the other instance is used.
        } finally {
            Files.delete(unfinished);
        }
    }

    private boolean hasPermissions() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
