package io.bantin.stack.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Keeps the logs of broker, store and mail sink out of the tests' output. */
final class QuietLogs {

    private static final List<String> NOISY_LOGGERS =
            List.of("org.apache.kafka", "de.bwaldvogel", "io.netty", "org.subethamail");

    /** On a busy machine the broker reports its own late heartbeats as errors; a service's test must not take them for its own. */
    private static final List<String> BROKER_LOGGERS = List.of(
            "kafka",
            "state.change.logger",
            "org.apache.kafka.controller",
            "org.apache.kafka.coordinator",
            "org.apache.kafka.image",
            "org.apache.kafka.metadata",
            "org.apache.kafka.raft",
            "org.apache.kafka.server",
            "org.apache.kafka.storage");

    private QuietLogs() {}

    /** Until Spring Boot sets up logging, Logback writes everything. */
    static void now() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            NOISY_LOGGERS.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
            BROKER_LOGGERS.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
        }
    }

    /** Spring Boot resets the levels that were set before, so the properties set them again. */
    static Map<String, String> with(Map<String, String> properties) {
        var all = new HashMap<>(properties);
        NOISY_LOGGERS.forEach(name -> all.put("logging.level." + name, "ERROR"));
        BROKER_LOGGERS.forEach(name -> all.put("logging.level." + name, "OFF"));
        return all;
    }
}
