package io.bantin.local.running;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the resident memory of a process. */
final class ResidentMemory {

    private static final int KIB_PER_MIB = 1_024;

    private ResidentMemory() {}

    static long residentMiB(long pid) {
        try {
            var proc = Path.of("/proc", String.valueOf(pid), "status");
            var kib = Files.exists(proc)
                    ? Files.readAllLines(proc).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .findFirst()
                            .orElse("0")
                    : fromPs(pid);
            var digits = kib.replaceAll("[^0-9]", "");
            return digits.isEmpty() ? 0 : Long.parseLong(digits) / KIB_PER_MIB;
        } catch (IOException e) {
            return 0;
        }
    }

    /** For systems without /proc, such as macOS. */
    private static String fromPs(long pid) throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
