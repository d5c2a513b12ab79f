package io.bantin.stack.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Keeps the stack's chatter out of a service's test output. */
final class QuietLogs {

    private static final List<String> CHATTY =
            List.of("kafka", "org.apache.kafka", "state.change.logger", "de.bwaldvogel", "io.netty", "org.subethamail");

    private QuietLogs() {}

    /** For the time before Spring Boot sets up logging, when Logback writes everything. */
    static void now() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            CHATTY.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
        }
    }

    /** For the time after: Boot resets the levels set before. */
    static Map<String, String> with(Map<String, String> properties) {
        var all = new HashMap<>(properties);
        CHATTY.forEach(name -> all.put("logging.level." + name, "ERROR"));
        return all;
    }
}
