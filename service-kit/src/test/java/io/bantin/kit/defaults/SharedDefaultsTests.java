package io.bantin.kit.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SharedDefaultsTests {

    @Test
    void areOverriddenByAService() {
        StandardEnvironment environment = with(Map.of("server.shutdown", "immediate"));

        assertThat(environment.getProperty("server.shutdown")).isEqualTo("immediate");
        assertThat(environment.getProperty("spring.threads.virtual.enabled")).isEqualTo("true");
    }

    @Test
    void nameTheGroupAfterTheService() {
        Map<String, Object> service = Map.of("spring.application.name", "notes-service");
        assertThat(with(service).getProperty("spring.cloud.stream.default.group"))
                .isEqualTo("notes-service");

        StandardEnvironment training = with(service);
        training.getPropertySources()
                .addFirst(new MapPropertySource("training", Map.of("bantin.group-suffix", "-training")));
        assertThat(training.getProperty("spring.cloud.stream.default.group")).isEqualTo("notes-service-training");
    }

    @Test
    void logInJsonWhenAsked() {
        assertThat(with(Map.of()).getProperty("logging.structured.format.console"))
                .isEqualTo("io.bantin.kit.telemetry.PlainLog");
        assertThat(with(Map.of("LOG_FORMAT", "json")).getProperty("logging.structured.format.console"))
                .isEqualTo("ecs");
    }

    private static StandardEnvironment with(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("service", properties));
        new SharedDefaults().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
