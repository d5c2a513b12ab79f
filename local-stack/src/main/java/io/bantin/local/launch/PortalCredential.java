package io.bantin.local.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The secret by which the gateway recognises the portal. Each data folder has one, in a file that only its owner can read. */
final class PortalCredential {

    private static final int BYTES = 32;

    private PortalCredential() {}

    static synchronized String in(Path data) {
        var secrets = data.toAbsolutePath().resolve("secrets");
        var file = secrets.resolve("portal.credential");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(secrets);
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes under another name first, so that a launcher that dies leaves no half-written secret. */
    private static void make(Path file) throws IOException {
        var unfinished = file.resolveSibling("portal.credential.new");
        Files.deleteIfExists(unfinished);
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var out = Channels.newOutputStream(FileChannel.open(unfinished, options, ownersOnly(file)))) {
            out.write(HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII));
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
