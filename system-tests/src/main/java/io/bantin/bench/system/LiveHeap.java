package io.bantin.bench.system;

import java.util.regex.Pattern;

/** The heap of a JVM that is in use after a full garbage collection. */
public final class LiveHeap {

    /** Matches the line of each generation of the serial collector. */
    private static final Pattern USED = Pattern.compile("(?m)^\\s*(?:DefNew|Tenured)\\s+total \\d+K, used (\\d+)K");

    private LiveHeap() {}

    public static double mebibytesOf(long process) {
        Jcmd.ask(process, "GC.run");
        return parse(Jcmd.ask(process, "GC.heap_info"));
    }

    static double parse(String heapInfo) {
        double kibibytes = USED.matcher(heapInfo)
                .results()
                .mapToLong(generation -> Long.parseLong(generation.group(1)))
                .sum();
        if (kibibytes == 0) {
            throw new IllegalStateException("Not the answer of a serial collector: " + heapInfo);
        }
        return kibibytes / 1024;
    }
}
