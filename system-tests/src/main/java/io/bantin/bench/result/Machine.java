package io.bantin.bench.result;

import java.lang.management.ManagementFactory;

/**
 * The machine on which a benchmark ran.
 *
 * @param load of the last minute before the beginning: where others are at work, only ratios within one run and CPU times
 *     say something
 */
public record Machine(int cores, String system, String java, double load) {

    private static final double IDLE = 0.5;

    public static Machine now() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.runtime.version"),
                Math.round(load * 10) / 10.0);
    }

    public String words() {
        return "%d cores, load %.1f before%s"
                .formatted(
                        cores,
                        load,
                        load > IDLE ? ": others are at work, so only ratios and CPU times say something" : "");
    }
}
