package io.bantin.local.launch;

import io.bantin.local.plan.Refusal;
import io.bantin.local.plan.Role;
import java.util.List;
import java.util.stream.Stream;

/** Small JVMs that start fast: seven of them share one machine with two cores. */
public final class JvmFlags {

    /** The environment variable that gives the stack more than its usual heap: a million subscribers in memory need 2g. */
    public static final String STACK_HEAP = "BANTIN_STACK_HEAP";

    static final String[] COMMON = {
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        // Compiles what was called 20 times, not 200: who publishes the first article of the day need not wait for
        // that.
        "-XX:CompileThresholdScaling=0.1",
        // Each 15 % of it that fill cost a full collection; of the 48 MB that this compiler takes that is soon.
        "-XX:ReservedCodeCacheSize=240m",
        "-Xss512k",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow"
    };

    private JvmFlags() {}

    public static List<String> of(Role role) {
        var heap = role == Role.STACK ? List.of("-Xms64m", "-Xmx" + stackHeap()) : List.of("-Xms48m", "-Xmx192m");
        return Stream.concat(Stream.of(COMMON), heap.stream()).toList();
    }

    private static String stackHeap() {
        return heap(System.getenv().getOrDefault(STACK_HEAP, "512m"));
    }

    static String heap(String size) {
        if (!size.matches("[1-9][0-9]*[mMgG]")) {
            throw new Refusal("%s is a size such as 768m or 2g, not \"%s\".".formatted(STACK_HEAP, size));
        }
        return size;
    }
}
