package io.bantin.kit.defaults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TraceExportTests {

    /** The property that Spring Boot sets from OTEL_EXPORTER_OTLP_ENDPOINT; a test cannot set environment variables. */
    private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(context ->
                    new SharedDefaults().postProcessEnvironment(context.getEnvironment(), new SpringApplication()))
            .withPropertyValues("spring.application.name=notes-service")
            .withConfiguration(AutoConfigurations.of(
                    ObservationAutoConfiguration.class,
                    OpenTelemetrySdkAutoConfiguration.class,
                    MicrometerTracingAutoConfiguration.class,
                    OpenTelemetryTracingAutoConfiguration.class,
                    OtlpTracingAutoConfiguration.class));

    @Test
    void keepsTracesWithoutACollectorToItself() {
        service.run(context ->
                assertThat(context).hasNotFailed().hasSingleBean(Tracer.class).doesNotHaveBean(SpanExporter.class));
    }

    @Test
    void sendsTracesToTheCollector() throws Exception {
        Map<String, String> received = new ConcurrentHashMap<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        collector.createContext("/", exchange -> {
            received.put(
                    exchange.getRequestURI().getPath(),
                    new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
            // Closing the context sends the remaining spans.
            service.withPropertyValues("%s=http://localhost:%d/v1/traces"
                            .formatted(ENDPOINT, collector.getAddress().getPort()))
                    .run(context -> context.getBean(Tracer.class)
                            .nextSpan()
                            .name("publish")
                            .start()
                            .end());
        } finally {
            collector.stop(0);
        }
        assertThat(received)
                .hasEntrySatisfying("/v1/traces", body -> assertThat(body).contains("publish", "notes-service"));
    }
}
