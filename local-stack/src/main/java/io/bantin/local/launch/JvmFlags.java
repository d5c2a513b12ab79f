package io.bantin.local.launch;

import io.bantin.local.plan.Role;
import java.util.List;

/** Small JVMs that start fast: seven of them share one machine with two cores. */
final class JvmFlags {

    static final String[] COMMON = {
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xss512k",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow"
    };

    private JvmFlags() {}

    static List<String> heapOf(Role role) {
        return role == Role.STACK ? List.of("-Xms64m", "-Xmx512m") : List.of("-Xms48m", "-Xmx192m");
    }
}
