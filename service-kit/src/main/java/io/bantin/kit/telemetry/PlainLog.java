package io.bantin.kit.telemetry;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/**
 * Formats the log for people, one line per event; bantin-process.yml names this class.
 *
 * <p>A Logback pattern cannot escape the message of an exception and keep the lines of its stack trace.
 */
final class PlainLog implements StructuredLogFormatter<ILoggingEvent> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneId.systemDefault());
    private static final int LOGGER_WIDTH = 30;
    private static final String FAILURE_REPORTER =
            "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    private final TargetLengthBasedClassNameAbbreviator abbreviator =
            new TargetLengthBasedClassNameAbbreviator(LOGGER_WIDTH - 1);
    private final StackTracePrinter stackTraces =
            StandardStackTracePrinter.rootLast().withFormatter(PlainLog::named);

    @Override
    public String format(ILoggingEvent event) {
        Map<String, String> context = event.getMDCPropertyMap();
        StringBuilder line = new StringBuilder(256)
                .append(TIME.format(event.getInstant()))
                .append(' ')
                .append("%5s".formatted(event.getLevel()))
                .append(" [")
                .append(LogText.onOneLine(context.getOrDefault("traceId", "")))
                .append(',')
                .append(LogText.onOneLine(context.getOrDefault("spanId", "")))
                .append("] ")
                .append(logger(event))
                .append(" : ")
                .append(message(event))
                .append('\n');
        if (event.getThrowableProxy() instanceof ThrowableProxy thrown) {
            line.append(stackTraces.printStackTraceToString(thrown.getThrowable()));
            if (line.charAt(line.length() - 1) != '\n') {
                line.append('\n');
            }
        }
        return line.toString();
    }

    /** Keeps the lines of the report on a failed start: it quotes only our own settings. */
    private static String message(ILoggingEvent event) {
        return event.getLoggerName().equals(FAILURE_REPORTER)
                ? event.getFormattedMessage()
                : LogText.onOneLine(String.valueOf(event.getFormattedMessage()));
    }

    private String logger(ILoggingEvent event) {
        String name = abbreviator.abbreviate(event.getLoggerName());
        return "%-30s".formatted(name.length() > LOGGER_WIDTH ? name.substring(name.length() - LOGGER_WIDTH) : name);
    }

    private static String named(Throwable failure) {
        return LogText.onOneLine(failure.toString());
    }
}
