package io.bantin.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** Runs Debian's Postfix with its own configuration and queue. It accepts mails on the loopback address and relays them to the sink. */
final class Postfix {

    private static final Path PROGRAM = Path.of("/usr/sbin/postfix");

    /** The services of master.cf that a relay needs, without chroot. */
    private static final String SERVICES = """
            127.0.0.1:%d inet n - n - - smtpd
            pickup    unix  n - n 60 1 pickup
            cleanup   unix  n - n - 0 cleanup
            qmgr      unix  n - n 300 1 qmgr
            rewrite   unix  - - n - - trivial-rewrite
            bounce    unix  - - n - 0 bounce
            defer     unix  - - n - 0 bounce
            trace     unix  - - n - 0 bounce
            verify    unix  - - n - 1 verify
            flush     unix  n - n 1000? 0 flush
            proxymap  unix  - - n - - proxymap
            smtp      unix  - - n - - smtp
            relay     unix  - - n - - smtp
            showq     unix  n - n - - showq
            error     unix  - - n - - error
            retry     unix  - - n - - error
            discard   unix  - - n - - discard
            anvil     unix  - - n - 1 anvil
            scache    unix  - - n - 1 scache
            postlog   unix-dgram n - n - 1 postlogd
            """;

    private static final String SETTINGS = """
            compatibility_level = 3.6
            queue_directory = %1$s/queue
            data_directory = %1$s/data
            maillog_file = %1$s/log
            maillog_file_prefixes = %1$s
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            mynetworks = 127.0.0.0/8
            myhostname = relay.example.org
            mydestination =
            relayhost = [127.0.0.1]:%2$d
            smtpd_relay_restrictions = permit_mynetworks, reject
            smtpd_tls_security_level = none
            smtp_tls_security_level = none
            smtp_host_lookup = native
            disable_dns_lookups = yes
            alias_maps =
            alias_database =
            """;

    private final Path folder;

    private Postfix(Path folder) {
        this.folder = folder;
    }

    /** True if Postfix is installed and this process is root, which Postfix's master needs to start. */
    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM) && "root".equals(System.getProperty("user.name"));
    }

    static Postfix start(int port, int sinkPort) throws IOException, InterruptedException {
        // The user postfix must be able to enter this folder, and it may not enter home folders.
        var folder = Files.createTempDirectory(
                "bantin-postfix", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.createDirectories(folder.resolve("queue"));
        var data = Files.createDirectories(folder.resolve("data"));
        var owner = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix");
        Files.setOwner(data, owner);
        Files.writeString(folder.resolve("main.cf"), SETTINGS.formatted(folder, sinkPort));
        Files.writeString(folder.resolve("master.cf"), SERVICES.formatted(port));
        var postfix = new Postfix(folder);
        postfix.call("start").ifPresent(said -> {
            throw new AssertionError("Postfix does not start: " + said);
        });
        return postfix;
    }

    /** The log has a line with {@code status=sent} for each mail that the sink accepted. */
    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /** Returns the output of a command that failed; empty if it succeeded. */
    private Optional<String> call(String action) throws IOException, InterruptedException {
        var said = folder.resolve(action + ".log");
        var process = new ProcessBuilder(PROGRAM.toString(), "-c", folder.toString(), action)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        return process.waitFor() == 0 ? Optional.empty() : Optional.of(Files.readString(said));
    }

    void stop() throws IOException, InterruptedException {
        call("stop");
        FileSystemUtils.deleteRecursively(folder);
    }
}
