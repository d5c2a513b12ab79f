package io.bantin.local.launch;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.ProcessKind;
import java.util.List;
import java.util.stream.Stream;

/** Flags for small JVMs that start fast, because seven of them share two cores. */
public final class JvmFlags {

    /** The environment variable with the stack's heap size: a million subscribers in memory need 2g. */
    public static final String STACK_HEAP = "BANTIN_STACK_HEAP";

    static final String[] COMMON = {
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        // Compiles a method after 20 calls, not 200, because the first publication after a start should be fast.
        "-XX:CompileThresholdScaling=0.1",
        // Each 15 % of this cache that fills costs a full collection, and the default of 48 MB fills soon.
        "-XX:ReservedCodeCacheSize=240m",
        "-Xss512k",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow"
    };

    private JvmFlags() {}

    public static List<String> of(ProcessKind role) {
        var heap = switch (role) {
            case STACK -> List.of("-Xms64m", "-Xmx" + stackHeap());
            // A third of it is for pictures that are being decoded.
            case ARTICLE_SERVICE -> List.of("-Xms48m", "-Xmx256m");
            default -> List.of("-Xms48m", "-Xmx192m");
        };
        return Stream.concat(Stream.of(COMMON), heap.stream()).toList();
    }

    private static String stackHeap() {
        return heap(System.getenv().getOrDefault(STACK_HEAP, "512m"));
    }

    static String heap(String size) {
        if (!size.matches("[1-9][0-9]*[mMgG]")) {
            throw new CommandFailed("%s must be a size such as 768m or 2g, not \"%s\".".formatted(STACK_HEAP, size));
        }
        return size;
    }
}
