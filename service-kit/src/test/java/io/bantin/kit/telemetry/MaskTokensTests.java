package io.bantin.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.core.io.ClassPathResource;

class MaskTokensTests {

    private static final String MASKED = """
            GET /api/subscriptions/t0k-en_1/unsubscribe, GET /api/subscriptions/***/unsubscribe
            /subscriptions/t0ken?x=1,                    /subscriptions/***?x=1
            http://h/subscriptions/confirm?token=t0ken&l, http://h/subscriptions/confirm?token=***&l
            POST /api/subscriptions/confirm,             POST /api/subscriptions/confirm
            POST /api/subscriptions,                     POST /api/subscriptions
            """;

    @ParameterizedTest
    @CsvSource(textBlock = MASKED)
    void hidesTokensInText(String text, String masked) {
        assertThat(MaskTokens.in(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(textBlock = MASKED)
    void hidesTokensInLogLines(String text, String masked) throws IOException {
        assertThat(logged(text)).endsWith(" : " + masked + "\n");
    }

    @Test
    void hidesTokensInSpans() {
        Observation.Context context = new Observation.Context();
        context.addHighCardinalityKeyValue(KeyValue.of("http.url", "/api/subscriptions/t0ken"));

        MaskTokens.in(context);

        assertThat(Objects.requireNonNull(context.getHighCardinalityKeyValue("http.url"))
                        .getValue())
                .isEqualTo("/api/subscriptions/***");
    }

    private static String logged(String text) throws IOException {
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
        layout.setPattern(String.valueOf(new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("bantin-defaults.yml"))
                .getFirst()
                .getProperty("logging.pattern.console")));
        layout.start();
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext(context);
        event.setLoggerName("x");
        event.setLevel(Level.INFO);
        event.setMessage(text);
        event.setTimeStamp(0);
        event.setMDCPropertyMap(Map.of());
        return layout.doLayout(event);
    }
}
