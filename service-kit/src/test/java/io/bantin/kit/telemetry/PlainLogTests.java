package io.bantin.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainLogTests {

    /** All characters that end a line, move the cursor or change the direction of text. */
    private static final String MOVING =
            "\r\n\u000b\u000c\u0085\u2028\u2029\u001b[2J\u0000\b\u007f\u009b\u202e\u2066\u200f\ufeff";

    private static final String FORGED = MOVING + "2026-01-01 INFO forged";

    @Test
    void keepsAMessageOnItsLine() {
        String line = logged("name: " + FORGED, null, Map.of("traceId", "a" + FORGED));

        assertThat(line).endsWith("2026-01-01 INFO forged\n").contains("name: \\r\\n\\u000b", "\\u202e", "[a\\r\\n");
        assertMovesNothing(line);
    }

    @Test
    void keepsTheMessagesOfExceptionsOnTheirLines() {
        Exception thrown = new IllegalStateException(FORGED, new IllegalArgumentException("cause " + FORGED));
        thrown.addSuppressed(new IllegalArgumentException("suppressed " + FORGED));

        String text = logged("it failed", thrown, Map.of());

        assertThat(text).contains("cause \\r\\n", "suppressed \\r\\n", "\tat io.bantin.kit");
        assertThat(text.lines()).noneMatch(line -> line.startsWith("2026-01-01"));
        assertMovesNothing(text);
    }

    @Test
    void hidesTokensAndAddressesInMessagesAndExceptions() {
        String text = logged(
                "GET /api/subscriptions/t0ken",
                new IllegalStateException("Parameter [email] with value [ai@example.org]"),
                Map.of());

        assertThat(text).doesNotContain("t0ken", "ai@example.org").contains("/api/subscriptions/***", "***@***");
    }

    @Test
    void keepsPlainText() {
        assertThat(logged("Mùa sầu riêng\tở Lâm Đồng 🍈", null, Map.of()))
                .endsWith(" : Mùa sầu riêng\tở Lâm Đồng 🍈\n");
    }

    private static void assertMovesNothing(String text) {
        assertThat(text.chars().filter(c -> c != '\n' && c != '\t'))
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
    }

    private static String logged(String message, @Nullable Throwable thrown, Map<String, String> context) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext(new LoggerContext());
        event.setLoggerName("io.bantin.kit.telemetry.SomeVeryLongPackageName.AndType");
        event.setLevel(Level.INFO);
        event.setMessage(message);
        event.setTimeStamp(0);
        event.setMDCPropertyMap(context);
        if (thrown != null) {
            event.setThrowableProxy(new ThrowableProxy(thrown));
        }
        return new PlainLog().format(event);
    }
}
